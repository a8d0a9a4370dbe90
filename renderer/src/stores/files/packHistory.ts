import type { Form, Workflow, WorkflowGroup } from '#shared/workflow/Workflow';
import { z } from 'zod';
import type { KeptHistory } from './KeptHistory.ts';

/** What is in several lists, and lists that are in several graphs, stand once; lists and graphs name them by their place. */
const table = z.object({ parts: z.array(z.unknown()), lists: z.array(z.array(z.number())) });
const group = z.object({ head: z.record(z.string(), z.unknown()), nodes: z.number(), edges: z.number() });
const graph = z.object({
  name: z.string(),
  nodes: z.number(),
  edges: z.number(),
  bookmarks: z.number().optional(),
  groups: z.array(z.number()).optional(),
  form: z.number().optional(),
});
const packed = z.object({
  version: z.literal(1),
  nodes: table,
  edges: table,
  bookmarks: table,
  /** Absent in what was kept before there were any. */
  groups: z.array(group).optional(),
  forms: z.array(z.unknown()).optional(),
  past: z.array(graph),
  present: graph,
  future: z.array(graph),
});

/** The undo of a graph as one text, in which what its steps share stands once. */
export function packHistory({ past, present, future }: KeptHistory): string {
  const [nodes, edges, bookmarks] = [createTable(), createTable(), createTable()];
  const [groups, forms] = [createList<WorkflowGroup>(), createList<Form>()];
  const pack = (step: Workflow): z.output<typeof graph> => ({
    name: step.name,
    nodes: nodes.placeOf(step.nodes),
    edges: edges.placeOf(step.edges),
    ...(step.bookmarks && { bookmarks: bookmarks.placeOf(step.bookmarks) }),
    ...(step.groups && { groups: step.groups.map(groups.placeOf) }),
    ...(step.form && { form: forms.placeOf(step.form) }),
  });
  const steps = { past: past.map(pack), present: pack(present), future: future.map(pack) };
  // Where one looks in a group is no part of its steps.
  const inGroups = groups.all.map(({ nodes: inIt, edges: wires, viewport: _view, ...head }) => ({
    head,
    nodes: nodes.placeOf(inIt),
    edges: edges.placeOf(wires),
  }));
  return JSON.stringify({
    version: 1,
    nodes: nodes.table,
    edges: edges.table,
    bookmarks: bookmarks.table,
    ...(inGroups.length > 0 && { groups: inGroups }),
    ...(forms.all.length > 0 && { forms: forms.all }),
    ...steps,
  } satisfies z.output<typeof packed>);
}

/** What was packed, shared again as it was; what the graphs hold is not looked at. `undefined`: it is no such text. */
export function unpackHistory(text: string): unknown {
  const { data } = packed.safeParse(parsed(text));
  if (!data) return undefined;
  const [nodes, edges, bookmarks] = [listsOf(data.nodes), listsOf(data.edges), listsOf(data.bookmarks)];
  const groups = (data.groups ?? []).map(({ head, nodes: inIt, edges: wires }) => ({
    ...head,
    nodes: nodes[inIt],
    edges: edges[wires],
  }));
  const unpack = (step: z.output<typeof graph>) => ({
    name: step.name,
    nodes: nodes[step.nodes],
    edges: edges[step.edges],
    ...(step.bookmarks !== undefined && { bookmarks: bookmarks[step.bookmarks] }),
    ...(step.groups && { groups: step.groups.map((place) => groups[place]) }),
    ...(step.form !== undefined && { form: data.forms?.[step.form] }),
  });
  return {
    version: data.version,
    past: data.past.map(unpack),
    present: unpack(data.present),
    future: data.future.map(unpack),
  };
}

function createTable() {
  const [partPlaces, listPlaces] = [new Map<unknown, number>(), new Map<unknown, number>()];
  const made = { parts: [] as unknown[], lists: [] as number[][] };
  const place = <T>(places: Map<unknown, number>, what: unknown, into: T[], as: () => T): number => {
    const known = places.get(what);
    if (known !== undefined) return known;
    places.set(what, into.length);
    return into.push(as()) - 1;
  };
  return {
    table: made,
    placeOf: (list: readonly unknown[]) =>
      place(listPlaces, list, made.lists, () => list.map((part) => place(partPlaces, part, made.parts, () => part))),
  };
}

/** Things that several graphs share, each once, in the order they are come to. */
function createList<T>() {
  const places = new Map<T, number>();
  const all: T[] = [];
  const placeOf = (thing: T): number => {
    const known = places.get(thing);
    if (known !== undefined) return known;
    places.set(thing, all.length);
    return all.push(thing) - 1;
  };
  return { all, placeOf };
}

function listsOf({ parts, lists }: z.output<typeof table>): readonly (readonly unknown[])[] {
  return lists.map((list) => list.map((place) => parts[place]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (caught) {
    if (caught instanceof SyntaxError) return undefined;
    throw caught;
  }
}
