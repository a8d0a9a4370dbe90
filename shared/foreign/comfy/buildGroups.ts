import type { ExposedField } from '../../graph/Graph.ts';
import { groupType, MOST_GROUP_LEVELS, pathBelow } from '../../graph/groups/groupPath.ts';
import type { WorkflowGroup } from '../../workflow/Workflow.ts';
import { EDGE_IN, EDGE_OUT, type ForeignGraph, type ForeignNode, type ForeignSubgraph } from '../ForeignGraph.ts';
import { quoted } from '../ImportLog.ts';
import { buildGraph, type Building } from '../rebuild/buildGraph.ts';
import type { EndSocket, GroupEnds } from '../rebuild/ends.ts';
import type { GroupSockets, Plan } from '../rebuild/plans.ts';
import { Values } from '../rebuild/Values.ts';
import type { WireTracer } from '../rebuild/WireTracer.ts';
import { foldSpecials } from './foldSpecials.ts';
import { tellPictures } from './tellPictures.ts';
import { promotedBy } from './promoted.ts';
import { endType, inputType } from './socketTypes.ts';
import { multipleInputs } from './multipleInputs.ts';
import { NameMaker } from './NameMaker.ts';
import { useValues, type Shown, type Shows, type UseValues } from './useValues.ts';

interface Made extends Shows {
  readonly sockets: GroupSockets;
}

export interface Groups {
  readonly groups: readonly WorkflowGroup[];
  readonly sockets: ReadonlyMap<string, GroupSockets>;
  readonly valuesOfUse: (node: ForeignNode) => UseValues;
}

const MAX_SHOWN = 200;
/** What values are called that a word follows of what becomes of them. */
const SEED_WIDGETS: readonly string[] = ['seed', 'noise_seed'];

/** Groups of ours out of the subgraphs that a graph uses, those within others first. One that stands in itself is kept to be read. */
export function buildGroups(
  main: ForeignGraph,
  subgraphs: ReadonlyMap<string, ForeignSubgraph>,
  building: Building,
): Groups {
  const { log, classes } = building;
  const uses = usesOf(main, subgraphs);
  const made = new Map<string, Made>();
  const sockets = new Map<string, GroupSockets>();
  const byOurType = new Map<string, GroupSockets>();
  const groups: WorkflowGroup[] = [];
  const open = new Set<string>();
  const valuesOfUse = (node: ForeignNode): UseValues => {
    const group = made.get(node.type);
    return group ? useValues(node, group, log) : {};
  };

  const make = (id: string, path: string): void => {
    const subgraph = subgraphs.get(id);
    if (!subgraph || made.has(id)) return;
    if (open.has(id)) {
      log.left(`The subgraph ${quoted(subgraph.name)} stands in itself: there it is kept to be read.`);
      return;
    }
    if (open.size >= MOST_GROUP_LEVELS) {
      log.left(
        `Subgraphs stand more than ${String(MOST_GROUP_LEVELS)} deep in each other: ${quoted(subgraph.name)} is kept to be read.`,
      );
      return;
    }
    open.add(id);
    for (const node of subgraph.graph.nodes) make(node.type, pathBelow(path, node.id));
    open.delete(id);
    log.foundAt(path, id);
    log.within(path, () => {
      add(subgraph);
    });
  };

  const add = (subgraph: ForeignSubgraph): void => {
    const graph = foldSpecials(subgraph.graph, classes, log, subgraphs);
    const names = new NameMaker();
    const shown = new Map<string, Shown>();
    const ofInputs: Shows['ofInputs'][number][] = [];
    const fields: ExposedField[] = [];
    let ends: GroupEnds | undefined;
    const built = buildGraph(graph, { ...building, groups: sockets, valuesOfUse }, (plans, tracer) => {
      const inner = innerOf(graph, plans, tracer);
      const types = new Map(graph.nodes.map((node) => [node.id, node.type]));
      const typeOf = (id: string) => types.get(id) ?? '';
      const inputs = subgraph.inputs.map((socket, slot): EndSocket | undefined => {
        const type = inputType({ graph, plans, tracer, palette: building.palette, slot, declared: socket.type });
        return type && { name: names.make(socket.name, 'in'), type, label: socket.name };
      });
      const outNames = new NameMaker();
      const outputs = subgraph.outputs.map((socket, slot): EndSocket | undefined => {
        const type = endType({ graph, plans, tracer, palette: building.palette, slot, declared: socket.type });
        return type && { name: outNames.make(socket.name, 'out'), type, label: socket.name };
      });
      const expose = (node: string, widget: string, name: string): Shown | undefined => {
        const known = shown.get(`${node} ${widget}`);
        if (known || fields.length >= MAX_SHOWN) return known;
        const found = fieldIn(node, widget, plans, typeOf);
        if (!found) return undefined;
        const { field, ...rest } = found;
        fields.push({ name, label: widget, node, field });
        const each: Shown = { name, ...rest };
        shown.set(`${node} ${widget}`, each);
        return each;
      };
      const covered = new Set<string>();
      subgraph.inputs.forEach((socket, slot) => {
        const led = inner.get(slot) ?? [];
        for (const { node, input } of led) {
          const end = inputs[slot];
          const each = expose(node, input, end?.name ?? names.make(socket.name, 'in'));
          if (!each) continue;
          covered.add(`${node} ${input}`);
          if (!shown.has(`-1 ${socket.name}`)) shown.set(`-1 ${socket.name}`, each);
        }
        const each = shown.get(`-1 ${socket.name}`);
        if (each || led.some(({ isValue }) => isValue))
          ofInputs.push({
            each,
            isSeed: each?.seedOf !== undefined || led.some(({ input }) => SEED_WIDGETS.includes(input)),
          });
      });
      for (const use of uses.get(subgraph.id) ?? [])
        for (const { node, widget } of promotedBy(use) ?? [])
          if (node !== '-1' && !shown.has(`${node} ${widget}`)) expose(node, widget, names.make(widget, 'field'));
      ends = { inputs, outputs, shown: covered };
      return ends;
    });
    tellPictures(graph, built, log);
    const groupId = /^[\w-]{1,60}$/.test(subgraph.id) ? subgraph.id : `g${String(groups.length + 1)}`;
    const name = subgraph.name.trim() === '' ? 'Group' : subgraph.name;
    groups.push({
      id: groupId,
      name,
      fields,
      nodes: built.nodes,
      edges: built.edges,
    });
    const group: GroupSockets = {
      type: groupType(groupId),
      name,
      inputs: ends?.inputs.map((end) => end?.name ?? '') ?? [],
      outputs: ends?.outputs.map((end) => end?.name ?? '') ?? [],
      types: new Map([
        ...(ends?.inputs.flatMap((end) => (end ? [[`in ${end.name}`, end.type] as const] : [])) ?? []),
        ...(ends?.outputs.flatMap((end) => (end ? [[`out ${end.name}`, end.type] as const] : [])) ?? []),
      ]),
      multiple: multipleInputs(built, building.palette, byOurType),
    };
    sockets.set(subgraph.id, group);
    byOurType.set(group.type, group);
    made.set(subgraph.id, { sockets: group, shown, ofInputs });
  };

  /** The field of ours that a value of an inner node is, and how a value of the file is read as it. */
  const fieldIn = (
    id: string,
    widget: string,
    plans: ReadonlyMap<string, Plan>,
    typeOf: (id: string) => string,
  ): (Omit<Shown, 'name'> & { readonly field: string }) | undefined => {
    const plan = plans.get(id);
    if (plan?.is === 'use') {
      const inner = [...made.values()].find(({ sockets: own }) => own === plan.group);
      const each =
        inner?.shown.get(`-1 ${widget}`) ?? [...(inner?.shown ?? [])].find(([key]) => key.endsWith(` ${widget}`))?.[1];
      if (!each) return undefined;
      const { name, read, seedOf } = each;
      return {
        field: name,
        read: (value) => log.below(id, () => read(value)),
        ...(seedOf && { seedOf: [id, ...seedOf] }),
      };
    }
    if (plan?.is !== 'rebuilt') return undefined;
    const { fields = {} } = plan.of;
    const field = Object.hasOwn(fields, widget) ? fields[widget] : undefined;
    if (field === undefined) return undefined;
    const type = typeOf(id);
    const read = (value: unknown) => {
      const rebuilt = plan.of.rebuild(new Values({ [widget]: value }, { id, type }, log), {
        id,
        type,
        isCollapsed: false,
        inputs: [],
        outputs: [],
        values: [],
      });
      return rebuilt && 'fields' in rebuilt ? rebuilt.fields[field] : undefined;
    };
    const { control } = plan.rebuilt.fields;
    return {
      field,
      read,
      ...(SEED_WIDGETS.includes(widget) && { seedOf: [id], ...(control !== undefined && { control }) }),
    };
  };

  for (const node of main.nodes) make(node.type, node.id);
  return { groups, sockets, valuesOfUse };
}

/** All nodes that use a subgraph, wherever they stand. */
function usesOf(
  main: ForeignGraph,
  subgraphs: ReadonlyMap<string, ForeignSubgraph>,
): ReadonlyMap<string, readonly ForeignNode[]> {
  const uses = new Map<string, ForeignNode[]>();
  for (const graph of [main, ...[...subgraphs.values()].map((each) => each.graph)])
    for (const node of graph.nodes) {
      if (!subgraphs.has(node.type)) continue;
      const list = uses.get(node.type);
      if (list) list.push(node);
      else uses.set(node.type, [node]);
    }
  return uses;
}

interface Led {
  readonly node: string;
  readonly input: string;
  /** The file says that it is a value of the node. */
  readonly isValue: boolean;
}

/** Where each input of a subgraph leads, by its place: inputs of its nodes, by their widget's name where they have one. */
function innerOf(graph: ForeignGraph, plans: ReadonlyMap<string, Plan>, tracer: WireTracer) {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const inner = new Map<number, Led[]>();
  for (const wire of graph.wires) {
    const source = tracer.source(wire.from);
    if (source?.node !== EDGE_IN || wire.to.node === EDGE_OUT || !plans.has(wire.to.node)) continue;
    const socket = byId.get(wire.to.node)?.inputs.find(({ name }) => name === wire.to.input);
    const isValue = socket?.widget !== undefined;
    const entry = { node: wire.to.node, input: socket?.widget ?? wire.to.input, isValue };
    const list = inner.get(source.slot);
    if (list) list.push(entry);
    else inner.set(source.slot, [entry]);
  }
  return inner;
}
