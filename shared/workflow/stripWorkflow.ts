import type { Field, JsonValue } from '../graph/Field.ts';
import type { FieldsOfNode, SocketAddress } from '../graph/Graph.ts';
import { readSockets } from '../graph/groups/groupSockets.ts';
import { redactKeys } from '../graph/keyShapes.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { removePaths } from './findPaths.ts';
import { fieldReveals, isSocketsField, typeInside, UNNAMED, type ShareKind } from './shareCheck.ts';
import { withoutGivenNames } from './withoutGivenNames.ts';
import {
  MAX_BOOKMARK_NAME,
  MAX_BUNDLE_NAME,
  MAX_WIRE_LABEL,
  type Bookmark,
  type Form,
  type Workflow,
  type WorkflowEdge,
  type WorkflowGroup,
  type WorkflowNode,
} from './Workflow.ts';

/**
 * The graph without what it would reveal of these kinds: `shareCheck` finds none of them in it. Fields go back to their defaults; nodes and
 * wires stay as they are.
 * @param redact as for `shareCheck`
 */
export function stripWorkflow(
  workflow: Workflow,
  palette: Palette,
  kinds: ReadonlySet<ShareKind>,
  redact: (text: string) => string = redactKeys,
): Workflow {
  const withoutKeys = (text: string) => (kinds.has('key') ? redact(text) : text);
  // Keys first: what follows one may only then begin a path.
  const clean = (text: string) => (kinds.has('path') ? removePaths(withoutKeys(text)) : withoutKeys(text));
  const stripSockets = (value: JsonValue): JsonValue =>
    readSockets(value).map(({ name, type, label }) => ({
      name: clean(name),
      type,
      ...(label !== undefined && !kinds.has('title') && { label: clean(label) }),
    }));
  const stripFields = (fields: FieldsOfNode, type: string | undefined): FieldsOfNode | undefined => {
    const definition = palette.get(type ?? '');
    const kept = Object.entries(fields).flatMap(([name, value]): (readonly [string, JsonValue])[] => {
      const kind = fieldReveals(name, value, definition);
      const field = definition && Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
      if (isSocketsField(type, name)) return [[name, stripSockets(value)]];
      if (kind !== undefined && kinds.has(kind)) return withoutNames(name, value, field);
      const cleaned = mapTexts(value, clean);
      // The rest of a text is still a text; the rest of a model's id is nothing.
      const isBroken = field && field.kind !== 'text' && JSON.stringify(cleaned) !== JSON.stringify(value);
      return isBroken ? [] : [[clean(name), cleaned]];
    });
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  };

  const stripNode = ({ title, fields, inside, ...node }: WorkflowNode, ids: Ids): WorkflowNode => {
    const kept = fields && stripFields(fields, node.type);
    const own = Object.entries(inside ?? {}).flatMap(([path, values]) => {
      const left = stripFields(values, typeInside(workflow, node, path));
      return left ? [[withoutKeys(path), left] as const] : [];
    });
    return {
      ...node,
      id: ids.get(node.id) ?? node.id,
      type: withoutKeys(node.type),
      ...(title !== undefined && !kinds.has('title') && { title: clean(title) }),
      ...(kept && { fields: kept }),
      ...(own.length > 0 && { inside: Object.fromEntries(own) }),
    };
  };

  const stripEdge = ({ label, bundle, ...edge }: WorkflowEdge, ids: Ids): WorkflowEdge => ({
    ...edge,
    from: address(edge.from, ids),
    to: address(edge.to, ids),
    ...(label !== undefined && { label: clean(label).slice(0, MAX_WIRE_LABEL).toWellFormed() }),
    ...(bundle !== undefined && { bundle: clean(bundle).slice(0, MAX_BUNDLE_NAME).toWellFormed() }),
  });

  const address = ({ node, socket }: SocketAddress, ids: Ids) => ({
    node: ids.get(node) ?? withoutKeys(node),
    socket: clean(socket),
  });
  const stripPart = <P extends Pick<Workflow, 'nodes' | 'edges'>>(part: P): P => {
    const ids = cleanIds(part.nodes, withoutKeys);
    return {
      ...part,
      nodes: part.nodes.map((node) => stripNode(node, ids)),
      edges: part.edges.map((edge) => stripEdge(edge, ids)),
    };
  };

  const stripBookmark = (bookmark: Bookmark): Bookmark => ({
    ...bookmark,
    name: clean(bookmark.name).slice(0, MAX_BOOKMARK_NAME).toWellFormed(),
    ...(bookmark.place !== undefined && { place: withoutKeys(bookmark.place) }),
  });
  const stripGroup = ({ note, ...group }: WorkflowGroup): WorkflowGroup => {
    const part = stripPart(group);
    const ids = cleanIds(group.nodes, withoutKeys);
    return {
      ...part,
      id: withoutKeys(group.id),
      name: clean(group.name),
      ...(note !== undefined && !kinds.has('note') && { note: clean(note) }),
      fields: group.fields.map(({ help, label, ...exposed }) => ({
        name: clean(exposed.name),
        ...(label !== undefined && { label: clean(label) }),
        ...(help !== undefined && !kinds.has('note') && { help: clean(help) }),
        node: ids.get(exposed.node) ?? withoutKeys(exposed.node),
        field: withoutKeys(exposed.field),
      })),
    };
  };
  const stripForm = ({ title, note, fields, results }: Form): Form => ({
    ...(title !== undefined && { title: clean(title) }),
    ...(note !== undefined && !kinds.has('note') && { note: clean(note) }),
    fields: fields.map(({ label, help, choices, ...shown }) => ({
      ...shown,
      node: withoutKeys(shown.node),
      field: clean(shown.field),
      ...(label !== undefined && { label: clean(label) }),
      ...(help !== undefined && !kinds.has('note') && { help: clean(help) }),
      ...(choices && !kinds.has('prompt') && { choices: choices.map(clean) }),
    })),
    ...(results !== undefined && { results: withoutKeys(results) }),
  });

  const named = kinds.has('title') ? withoutGivenNames(workflow) : workflow;
  const { groups, form, bookmarks } = named;
  return {
    ...stripPart(named),
    name: kinds.has('title') ? UNNAMED : clean(workflow.name),
    ...(groups && { groups: groups.map(stripGroup) }),
    ...(form && { form: stripForm(form) }),
    ...(bookmarks && { bookmarks: bookmarks.map(stripBookmark) }),
  };
}

type Ids = ReadonlyMap<string, string>;

/** Of a field that reveals too much: pictures without what their files are called; of any other nothing. */
function withoutNames(name: string, value: JsonValue, field: Field | undefined): (readonly [string, JsonValue])[] {
  const checked = field?.kind === 'pictures' ? field.check(value) : undefined;
  return checked?.ok ? [[name, checked.value.map(({ id }) => ({ id }))]] : [];
}

/** Ids are random, but a file written by hand may hold anything; they stay unique. */
function cleanIds(nodes: readonly WorkflowNode[], clean: (text: string) => string): Ids {
  const taken = new Set(nodes.map((node) => node.id).filter((id) => clean(id) === id));
  const ids = new Map<string, string>();
  for (const { id } of nodes) {
    let name = clean(id);
    if (name !== id) {
      for (let number = 2; taken.has(name); number++) name = `${clean(id)} ${String(number)}`;
      taken.add(name);
    }
    ids.set(id, name);
  }
  return ids;
}

function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((inner) => mapTexts(inner, change));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [change(key), mapTexts(inner, change)]));
}
