/** What a graph file would tell whoever gets it, found before it is given away. */
import type { Field, JsonValue } from '../graph/Field.ts';
import { redactKeys } from '../graph/keyShapes.ts';
import type { FieldsOfNode } from '../graph/Graph.ts';
import { isGroupEnd } from '../graph/groups/groupEnds.ts';
import { plainSockets } from '../graph/groups/groupSockets.ts';
import { firstUses } from '../graph/groups/firstUses.ts';
import { groupIdOf, pathBelow, segment } from '../graph/groups/groupPath.ts';
import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';
import { isPlaceName } from './bookmarks.ts';
import { findPaths } from './findPaths.ts';
import { isGivenName } from './bundleName.ts';
import { isGroupName } from './groupName.ts';
import type { Workflow, WorkflowNode } from './Workflow.ts';

/** In the order they are listed: the most harmful first. */
export const SHARE_KINDS = ['key', 'key-name', 'path', 'prompt', 'note', 'title', 'seed'] as const;
/**
 * `key`: something key-shaped, wherever it stands. `key-name`: the name of a key that is not the provider's usual one. `path`: a place on
 * the disk, and how files are named. `prompt`: any text a person wrote for a model, and all text of nodes this program does not know.
 * `title`: the names given to the graph, its nodes, its groups and the reference sets it uses.
 */
export type ShareKind = (typeof SHARE_KINDS)[number];

export interface ShareFinding {
  readonly kind: ShareKind;
  /** The node's id; absent: it is the graph's own. */
  readonly node?: string;
  /** The field's name; absent: it is no field. */
  readonly field?: string;
  /** The beginning of what would be seen. Never a key. */
  readonly excerpt: string;
}

/** The name of a graph that has none. */
export const UNNAMED = 'Untitled';
/** Characters. */
const EXCERPT_LENGTH = 80;

/**
 * Everything a graph file reveals, in the order of its nodes; what stands in a group, by the path of its first use.
 * @param redact replaces keys; the Node side hands in one that knows the live ones too.
 */
export function shareCheck(
  workflow: Workflow,
  palette: Palette,
  redact: (text: string) => string = redactKeys,
): readonly ShareFinding[] {
  const findings: ShareFinding[] = [];
  const excerpt = (text: string) => shorten(redact(text));
  const look = (text: string, where: Pick<ShareFinding, 'node' | 'field'>) => {
    if (redact(text) !== text) findings.push({ kind: 'key', ...where, excerpt: excerpt(text) });
    for (const path of findPaths(text)) findings.push({ kind: 'path', ...where, excerpt: excerpt(path) });
  };

  if (workflow.name !== '' && workflow.name !== UNNAMED) {
    findings.push({ kind: 'title', excerpt: excerpt(workflow.name) });
  }
  look(workflow.name, {});
  const lookAtFields = (fields: FieldsOfNode, where: { readonly node?: string }, definition: Definition): void => {
    for (const [field, value] of Object.entries(fields)) {
      const kind = fieldReveals(field, value, definition);
      if (kind) findings.push({ kind, ...where, field, excerpt: excerpt(wordsOf(value, definition, field)) });
      look(field, { ...where, field });
      for (const text of textsIn(value)) look(text, { ...where, field });
    }
  };
  const lookForKeys = (texts: readonly string[], where: Pick<ShareFinding, 'node'>): void => {
    for (const text of texts)
      if (redact(text) !== text) findings.push({ kind: 'key', ...where, excerpt: excerpt(text) });
  };
  const say = (kind: ShareKind, text: string | undefined, where: Pick<ShareFinding, 'node' | 'field'>): void => {
    if (text === undefined || text === '') return;
    findings.push({ kind, ...where, excerpt: excerpt(text) });
    look(text, where);
  };
  /** `pathOf`: where a node of it can be looked at. */
  const lookAt = (
    part: Pick<Workflow, 'nodes' | 'edges'>,
    pathOf: (id: string) => { readonly node?: string },
  ): void => {
    for (const node of part.nodes) {
      const here = pathOf(node.id);
      lookForKeys([node.id, node.type], here);
      say('title', node.title, here);
      lookAtFields(node.fields ?? {}, here, palette.get(node.type));
      for (const [path, fields] of Object.entries(node.inside ?? {})) {
        lookForKeys([path], here);
        lookAtFields(fields, here, palette.get(typeInside(workflow, node, path) ?? ''));
      }
    }
    for (const { from, to, label, bundle } of part.edges) {
      for (const words of [label, bundle]) {
        if (words !== undefined && !isGivenName(words)) say('title', words, pathOf(to.node));
      }
      lookForKeys([from.node, from.socket, to.node, to.socket], {});
    }
  };
  lookAt(workflow, (node) => ({ node }));
  const uses = firstUses(workflow);
  for (const group of workflow.groups ?? []) {
    const use = uses.get(group.id);
    const here = use === undefined ? {} : { node: use };
    lookForKeys([group.id], here);
    if (!isGroupName(group.name)) say('title', group.name, here);
    say('note', group.note, here);
    for (const { name, label, help, node, field } of group.fields) {
      lookForKeys([name, node, field], here);
      say('title', label, { ...here, field: name });
      say('note', help, { ...here, field: name });
    }
    lookAt(group, (id) => (use === undefined ? {} : { node: pathBelow(use, id) }));
  }
  const { form } = workflow;
  say('title', form?.title, {});
  say('note', form?.note, {});
  lookForKeys(form?.results === undefined ? [] : [form.results], {});
  for (const { node, field, label, help, choices } of form?.fields ?? []) {
    lookForKeys([node, field], {});
    say('title', label, { node, field });
    say('note', help, { node, field });
    for (const choice of choices ?? []) say('prompt', choice, { node, field });
  }
  for (const { name, place } of workflow.bookmarks ?? []) {
    lookForKeys(place === undefined ? [] : [place], {});
    if (name === '' || isPlaceName(name)) continue;
    findings.push({ kind: 'title', excerpt: excerpt(name) });
    look(name, {});
  }
  return unique(findings);
}

/** What a field as a whole tells, besides the paths and keys in it; `undefined`: nothing of the person. */
export function fieldReveals(name: string, value: JsonValue, definition: Definition): ShareKind | undefined {
  const field = definition && Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
  // Names of sockets are what wires know them by; only what they are labelled is a person's.
  if (isSocketsField(definition?.type, name))
    return JSON.stringify(plainSockets(value)) === JSON.stringify(value) ? undefined : 'title';
  const hasText = textsIn(value).some((text) => text !== '');
  if (!definition || !field) return hasText ? 'prompt' : undefined;
  if (value === field.default) return undefined;
  switch (field.kind) {
    case 'text':
    case 'key-name':
      return hasText ? field.reveals : undefined;
    // Their ids tell nothing to whom the pictures are not given.
    case 'pictures':
      return namesIn(value, field)?.length === 0 ? undefined : value !== null && hasText ? field.reveals : undefined;
    case 'integer':
    case 'whole':
    case 'data':
      return field.reveals ?? (hasText ? 'prompt' : undefined);
    case 'choice':
    case 'model':
    case 'optional-number':
      // What no person can have chosen was written by hand.
      return hasText && !field.check(value).ok ? 'prompt' : undefined;
  }
}

/** Whether a field holds the sockets of a group: without them wires would lead nowhere. */
export function isSocketsField(type: string | undefined, name: string): boolean {
  return type !== undefined && isGroupEnd({ type }) && name === 'sockets';
}

type Definition = AnyNodeDefinition | undefined;

/** The type of what a use has values of its own for; `undefined`: there is no such node any more. */
export function typeInside(workflow: Workflow, use: WorkflowNode, path: string): string | undefined {
  let type: string | undefined = use.type;
  for (const part of path.split('/')) {
    const id: string | undefined = groupIdOf(type);
    const group = workflow.groups?.find((each) => each.id === id);
    type = group?.nodes.find((node) => segment(node.id) === part)?.type;
    if (type === undefined) return undefined;
  }
  return type;
}

/** What a person recognises a field's value by. */
function wordsOf(value: JsonValue, definition: AnyNodeDefinition | undefined, name: string): string {
  const field = definition && Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
  const names = namesIn(value, field);
  if (names) return names.join(', ');
  const summary = field?.kind === 'data' ? field.summary?.(value) : undefined;
  return (summary ?? '') || textsIn(value).join(' ') || JSON.stringify(value);
}

/** What the files of pictures are called, where a field holds such; `undefined`: it holds something else. */
function namesIn(value: JsonValue, field: Field | undefined): readonly string[] | undefined {
  if (field?.kind !== 'pictures') return undefined;
  const checked = field.check(value);
  return checked.ok
    ? checked.value.flatMap(({ name }) => (name === undefined || name === '' ? [] : [name]))
    : undefined;
}

/** Every text in a value, however deep, names included. */
export function textsIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, JsonValue]) =>
    Array.isArray(value) ? textsIn(inner) : [key, ...textsIn(inner)],
  );
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH).toWellFormed().trim()}…` : line;
}

function unique(findings: readonly ShareFinding[]): readonly ShareFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
