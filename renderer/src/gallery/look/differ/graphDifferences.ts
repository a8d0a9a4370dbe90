import { withoutReroutes } from '#shared/graph/withoutReroutes';
import { definitionOf } from '#shared/graph/definitionOf';
import { displayName } from '#shared/graph/displayName';
import type { JsonValue } from '#shared/graph/Field';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import type { PictureRow } from './pictureRows.ts';

/** What a node of the open graph has where it stands for the one that made a picture. */
export interface GraphDifferences {
  /** The node it would be. */
  readonly node: { readonly id: string; readonly name: string };
  /** Of the graph that made the picture, and of the one that is open: fields of the node and of all that leads to it. */
  readonly made: { readonly rows: readonly PictureRow[]; readonly texts: readonly PictureRow[] };
  readonly open: GraphDifferences['made'];
}

interface Side {
  readonly graph: Workflow;
  readonly palette: Palette;
}

/** A text longer than this, or of more than one line, is compared word by word. */
const SHORT = 60;

/**
 * The node of the open graph that a picture would be made by, and the fields of it, and of what leads to it, beside those it was made with;
 * `undefined`: there is none. It is the same node where that is there, else the one of its type that differs least.
 */
export function graphDifferences(ran: Side, id: string, open: Side): GraphDifferences | undefined {
  const made = nodeById(ran.graph, id);
  if (!made) return undefined;
  const same = nodeById(open.graph, id);
  const others = open.graph.nodes.filter(({ type }) => type === made.type);
  const candidates = same?.type === made.type ? [same] : others;
  const compared = candidates.map((node) => compareNodes(ran, made, open, node));
  return compared.sort((one, other) => one.off - other.off)[0]?.found;
}

function compareNodes(ran: Side, made: WorkflowNode, open: Side, node: WorkflowNode) {
  const sides = { made: emptySide(), open: emptySide() };
  let off = 0;
  const passed = new Set<string>();
  const put = (label: string, before: string | undefined, now: string | undefined) => {
    if (before !== now) off += 1;
    const isText = [before, now].some((text) => text !== undefined && (text.length > SHORT || text.includes('\n')));
    const kind = isText ? 'texts' : 'rows';
    sides.made[kind].push({ label, value: before });
    sides.open[kind].push({ label, value: now });
  };
  const walk = (from: WorkflowNode | undefined, to: WorkflowNode | undefined, title: string) => {
    const key = `${from?.id ?? ''} ${to?.id ?? ''}`;
    if (passed.has(key)) return;
    passed.add(key);
    if (from?.type !== to?.type) {
      put(title, from && nameIn(ran, from), to && nameIn(open, to));
      return;
    }
    const definition = to ? definitionOf(open.palette, to) : from && definitionOf(ran.palette, from);
    const fields = definition?.fields ?? {};
    for (const [name, field] of Object.entries(fields)) {
      const given = from?.fields?.[name] ?? field.default;
      const now = to?.fields?.[name] ?? field.default;
      if (isWired(ran, from, name) || isWired(open, to, name)) continue;
      put(`${title} · ${field.label}`, words(given), words(now));
    }
    for (const [socket, { label }] of Object.entries(definition?.inputs ?? {})) {
      const before = sourcesOf(ran, from, socket);
      const now = sourcesOf(open, to, socket);
      for (let at = 0; at < Math.max(before.length, now.length); at += 1) walk(before[at], now[at], label);
    }
  };
  const name = nameIn(open, node);
  walk(made, node, name);
  return { off, found: { node: { id: node.id, name }, ...sides } };
}

function emptySide(): { readonly rows: PictureRow[]; readonly texts: PictureRow[] } {
  return { rows: [], texts: [] };
}

function isWired({ graph }: Side, node: WorkflowNode | undefined, socket: string): boolean {
  return node !== undefined && edgesInto(graph, node.id).some(({ to }) => to.socket === socket);
}

function sourcesOf({ graph }: Side, node: WorkflowNode | undefined, socket: string): readonly WorkflowNode[] {
  if (!node) return [];
  return edgesInto(withoutReroutes(graph), node.id).flatMap(({ from, to }) =>
    to.socket === socket ? (nodeById(graph, from.node) ?? []) : [],
  );
}

function nameIn({ graph, palette }: Side, node: Workflow['nodes'][number]): string {
  return displayName(graph, palette, node);
}

function words(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
