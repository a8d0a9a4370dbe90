import type { Field, JsonValue } from '../graph/Field.ts';
import type { SocketAddress } from '../graph/Graph.ts';
import { redactKeys } from '../graph/keyShapes.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { removePaths } from './findPaths.ts';
import { fieldReveals, UNNAMED, type ShareKind } from './shareCheck.ts';
import { withoutGivenNames } from './withoutGivenNames.ts';
import {
  MAX_BOOKMARK_NAME,
  MAX_BUNDLE_NAME,
  MAX_WIRE_LABEL,
  type Bookmark,
  type Workflow,
  type WorkflowEdge,
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
  const ids = cleanIds(workflow, withoutKeys);
  const address = ({ node, socket }: SocketAddress) => ({
    node: ids.get(node) ?? withoutKeys(node),
    socket: withoutKeys(socket),
  });

  const stripNode = ({ title, fields, ...node }: WorkflowNode): WorkflowNode => {
    const definition = palette.get(node.type);
    const kept = Object.entries(fields ?? {}).flatMap(([name, value]): (readonly [string, JsonValue])[] => {
      const kind = fieldReveals(node, name, value, definition);
      const field = definition && Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
      if (kind !== undefined && kinds.has(kind)) return withoutNames(name, value, field);
      const cleaned = mapTexts(value, clean);
      // The rest of a text is still a text; the rest of a model's id is nothing.
      const isBroken = field && field.kind !== 'text' && JSON.stringify(cleaned) !== JSON.stringify(value);
      return isBroken ? [] : [[clean(name), cleaned]];
    });
    return {
      ...node,
      id: ids.get(node.id) ?? node.id,
      type: withoutKeys(node.type),
      ...(title !== undefined && !kinds.has('title') && { title: clean(title) }),
      ...(kept.length > 0 && { fields: Object.fromEntries(kept) }),
    };
  };

  const stripEdge = ({ label, bundle, ...edge }: WorkflowEdge): WorkflowEdge => ({
    ...edge,
    from: address(edge.from),
    to: address(edge.to),
    ...(label !== undefined && { label: clean(label).slice(0, MAX_WIRE_LABEL).toWellFormed() }),
    ...(bundle !== undefined && { bundle: clean(bundle).slice(0, MAX_BUNDLE_NAME).toWellFormed() }),
  });

  const stripBookmark = (bookmark: Bookmark): Bookmark => ({
    ...bookmark,
    name: clean(bookmark.name).slice(0, MAX_BOOKMARK_NAME).toWellFormed(),
  });
  const { edges, bookmarks } = kinds.has('title') ? withoutGivenNames(workflow) : workflow;

  return {
    ...workflow,
    name: kinds.has('title') ? UNNAMED : clean(workflow.name),
    nodes: workflow.nodes.map(stripNode),
    edges: edges.map(stripEdge),
    ...(bookmarks && { bookmarks: bookmarks.map(stripBookmark) }),
  };
}

/** Of a field that reveals too much: pictures without what their files are called; of any other nothing. */
function withoutNames(name: string, value: JsonValue, field: Field | undefined): (readonly [string, JsonValue])[] {
  const checked = field?.kind === 'pictures' ? field.check(value) : undefined;
  return checked?.ok ? [[name, checked.value.map(({ id }) => ({ id }))]] : [];
}

/** Ids are random, but a file written by hand may hold anything; they stay unique. */
function cleanIds(workflow: Workflow, clean: (text: string) => string): ReadonlyMap<string, string> {
  const taken = new Set(workflow.nodes.map((node) => node.id).filter((id) => clean(id) === id));
  const ids = new Map<string, string>();
  for (const { id } of workflow.nodes) {
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
