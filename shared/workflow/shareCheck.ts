/** What a graph file would tell whoever gets it, found before it is given away. */
import type { Field, JsonValue } from '../graph/Field.ts';
import { redactKeys } from '../graph/keyShapes.ts';
import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';
import { isPlaceName } from './bookmarks.ts';
import { findPaths } from './findPaths.ts';
import { isGivenName } from './bundleName.ts';
import type { Workflow, WorkflowNode } from './Workflow.ts';

/** In the order they are listed: the most harmful first. */
export const SHARE_KINDS = ['key', 'key-name', 'path', 'prompt', 'note', 'title', 'seed'] as const;
/**
 * `key`: something key-shaped, wherever it stands. `key-name`: the name of a key that is not the provider's usual one. `path`: a place on
 * the disk, and how files are named. `prompt`: any text a person wrote for a model, and all text of nodes this program does not know.
 * `title`: the names given to the graph, its nodes and the reference sets it uses.
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
 * Everything a graph file reveals, in the order of its nodes.
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
  for (const node of workflow.nodes) {
    const here = { node: node.id };
    for (const text of [node.id, node.type]) {
      if (redact(text) !== text) findings.push({ kind: 'key', ...here, excerpt: excerpt(text) });
    }
    if (node.title !== undefined && node.title !== '') {
      findings.push({ kind: 'title', ...here, excerpt: excerpt(node.title) });
      look(node.title, here);
    }
    for (const [field, value] of Object.entries(node.fields ?? {})) {
      const kind = fieldReveals(node, field, value, palette.get(node.type));
      if (kind)
        findings.push({ kind, ...here, field, excerpt: excerpt(wordsOf(value, palette.get(node.type), field)) });
      look(field, { ...here, field });
      for (const text of textsIn(value)) look(text, { ...here, field });
    }
  }
  for (const { from, to, label, bundle } of workflow.edges) {
    for (const words of [label, bundle]) {
      if (words === undefined || words === '' || isGivenName(words)) continue;
      findings.push({ kind: 'title', node: to.node, excerpt: excerpt(words) });
      look(words, { node: to.node });
    }
    for (const text of [from.node, from.socket, to.node, to.socket]) {
      if (redact(text) !== text) findings.push({ kind: 'key', excerpt: excerpt(text) });
    }
  }
  for (const { name } of workflow.bookmarks ?? []) {
    if (name === '' || isPlaceName(name)) continue;
    findings.push({ kind: 'title', excerpt: excerpt(name) });
    look(name, {});
  }
  return unique(findings);
}

/** What a field as a whole tells, besides the paths and keys in it; `undefined`: nothing of the person. */
export function fieldReveals(
  node: WorkflowNode,
  name: string,
  value: JsonValue,
  definition: AnyNodeDefinition | undefined,
): ShareKind | undefined {
  const field = definition && Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
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
