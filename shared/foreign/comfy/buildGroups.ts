import type { JsonObject, JsonValue } from '../../graph/Field.ts';
import type { ExposedField } from '../../graph/Graph.ts';
import { groupType, MOST_GROUP_LEVELS, pathBelow } from '../../graph/groups/groupPath.ts';
import type { WorkflowGroup } from '../../workflow/Workflow.ts';
import { EDGE_IN, EDGE_OUT, type ForeignGraph, type ForeignNode, type ForeignSubgraph } from '../ForeignGraph.ts';
import { quoted } from '../ImportLog.ts';
import { asMap } from '../json.ts';
import { buildGraph, type Building } from '../rebuild/buildGraph.ts';
import type { EndSocket, GroupEnds } from '../rebuild/ends.ts';
import type { GroupSockets, Plan } from '../rebuild/plans.ts';
import { CONTROLS } from '../rebuild/seeds.ts';
import { Values } from '../rebuild/Values.ts';
import type { WireTracer } from '../rebuild/WireTracer.ts';
import { foldSpecials } from './foldSpecials.ts';
import { mendMeaning } from './mendMeaning.ts';
import { promotedBy } from './promoted.ts';
import { endType, inputType } from './socketTypes.ts';
import { NameMaker } from './NameMaker.ts';

/** A field that a use of a group holds of its own. */
interface Shown {
  readonly name: string;
  /** What a value of the file is as ours. */
  readonly read: (value: unknown) => JsonValue | undefined;
}

interface Made {
  readonly sockets: GroupSockets;
  /** By `NODE WIDGET` and, of an input, `-1 NAME`. */
  readonly shown: ReadonlyMap<string, Shown>;
  /** Those of its inputs, in their order. */
  readonly ofInputs: readonly Shown[];
}

export interface Groups {
  readonly groups: readonly WorkflowGroup[];
  readonly sockets: ReadonlyMap<string, GroupSockets>;
  readonly useFields: (node: ForeignNode) => JsonObject | undefined;
}

const MAX_SHOWN = 200;

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
  const groups: WorkflowGroup[] = [];
  const open = new Set<string>();
  const useFields = (node: ForeignNode) => {
    const group = made.get(node.type);
    return group && fieldsOfUse(node, group);
  };

  const make = (id: string, path: string): void => {
    const subgraph = subgraphs.get(id);
    if (!subgraph || made.has(id) || open.has(id)) return;
    if (open.size >= MOST_GROUP_LEVELS) {
      log.left(
        `Subgraphs stand more than ${String(MOST_GROUP_LEVELS)} deep in each other: ${quoted(subgraph.name)} is kept to be read.`,
      );
      return;
    }
    open.add(id);
    for (const node of subgraph.graph.nodes) make(node.type, pathBelow(path, node.id));
    open.delete(id);
    log.within(path, () => {
      add(subgraph);
    });
  };

  const add = (subgraph: ForeignSubgraph): void => {
    const graph = foldSpecials(subgraph.graph, classes, log);
    const names = new NameMaker();
    const shown = new Map<string, Shown>();
    const ofInputs: Shown[] = [];
    const fields: ExposedField[] = [];
    let ends: GroupEnds | undefined;
    const built = buildGraph(graph, { ...building, groups: sockets, useFields }, (plans, tracer) => {
      const inner = innerOf(graph, plans, tracer);
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
        const found = fieldIn(node, widget, plans);
        if (!found) return undefined;
        fields.push({ name, label: widget, node, field: found.field });
        const each: Shown = { name, read: found.read };
        shown.set(`${node} ${widget}`, each);
        return each;
      };
      const covered = new Set<string>();
      subgraph.inputs.forEach((socket, slot) => {
        for (const { node, input } of inner.get(slot) ?? []) {
          const end = inputs[slot];
          const each = expose(node, input, end?.name ?? names.make(socket.name, 'in'));
          if (!each) continue;
          covered.add(`${node} ${input}`);
          if (shown.has(`-1 ${socket.name}`)) continue;
          shown.set(`-1 ${socket.name}`, each);
          ofInputs.push(each);
        }
      });
      for (const use of uses.get(subgraph.id) ?? [])
        for (const { node, widget } of promotedBy(use) ?? [])
          if (node !== '-1' && !shown.has(`${node} ${widget}`)) expose(node, widget, names.make(widget, 'field'));
      ends = { inputs, outputs, shown: covered };
      return ends;
    });
    const mended = mendMeaning(graph, built, log);
    const groupId = /^[\w-]{1,60}$/.test(subgraph.id) ? subgraph.id : `g${String(groups.length + 1)}`;
    groups.push({
      id: groupId,
      name: subgraph.name.trim() === '' ? 'Group' : subgraph.name,
      fields,
      nodes: mended.nodes,
      edges: mended.edges,
    });
    const group: GroupSockets = {
      type: groupType(groupId),
      inputs: ends?.inputs.map((end) => end?.name ?? '') ?? [],
      outputs: ends?.outputs.map((end) => end?.name ?? '') ?? [],
      types: new Map([
        ...(ends?.inputs.flatMap((end) => (end ? [[`in ${end.name}`, end.type] as const] : [])) ?? []),
        ...(ends?.outputs.flatMap((end) => (end ? [[`out ${end.name}`, end.type] as const] : [])) ?? []),
      ]),
    };
    sockets.set(subgraph.id, group);
    made.set(subgraph.id, { sockets: group, shown, ofInputs });
  };

  /** The field of ours that a value of an inner node is, and how a value of the file is read as it. */
  const fieldIn = (id: string, widget: string, plans: ReadonlyMap<string, Plan>) => {
    const plan = plans.get(id);
    if (plan?.is === 'use') {
      const inner = [...made.values()].find(({ sockets: own }) => own === plan.group);
      const each =
        inner?.shown.get(`-1 ${widget}`) ?? [...(inner?.shown ?? [])].find(([key]) => key.endsWith(` ${widget}`))?.[1];
      return each && { field: each.name, read: each.read };
    }
    if (plan?.is !== 'rebuilt') return undefined;
    const { fields = {} } = plan.of;
    const field = Object.hasOwn(fields, widget) ? fields[widget] : undefined;
    if (field === undefined) return undefined;
    const read = (value: unknown) => {
      const node = { id, type: 'value' };
      const rebuilt = plan.of.rebuild(new Values({ [widget]: value }, node, log), {
        id,
        type: '',
        isCollapsed: false,
        inputs: [],
        outputs: [],
        values: [],
      });
      return rebuilt && 'fields' in rebuilt ? rebuilt.fields[field] : undefined;
    };
    return { field, read };
  };

  for (const node of main.nodes) make(node.type, node.id);
  return { groups, sockets, useFields };
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

/** Where each input of a subgraph leads, by its place: inputs of its nodes, by their widget's name where they have one. */
function innerOf(graph: ForeignGraph, plans: ReadonlyMap<string, Plan>, tracer: WireTracer) {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const inner = new Map<number, { readonly node: string; readonly input: string }[]>();
  for (const wire of graph.wires) {
    const source = tracer.source(wire.from);
    if (source?.node !== EDGE_IN || wire.to.node === EDGE_OUT || !plans.has(wire.to.node)) continue;
    const socket = byId.get(wire.to.node)?.inputs.find(({ name }) => name === wire.to.input);
    const entry = { node: wire.to.node, input: socket?.widget ?? wire.to.input };
    const list = inner.get(source.slot);
    if (list) list.push(entry);
    else inner.set(source.slot, [entry]);
  }
  return inner;
}

/** What a use holds of its own, by what it says that it shows; else its values are those of its inputs, in order. */
function fieldsOfUse(node: ForeignNode, { shown, ofInputs }: Made): JsonObject | undefined {
  const fields: Record<string, JsonValue> = {};
  const set = (each: Shown | undefined, value: unknown) => {
    const read = each && value !== undefined && value !== null ? each.read(value) : undefined;
    if (each && read !== undefined) fields[each.name] = read;
  };
  const promoted = promotedBy(node);
  if (promoted) for (const { node: inner, widget, value } of promoted) set(shown.get(`${inner} ${widget}`), value);
  else if (Array.isArray(node.values)) {
    const values = (node.values as readonly unknown[]).filter(
      (value, place, all) => !(CONTROLS.includes(value) && typeof all[place - 1] === 'number'),
    );
    ofInputs.forEach((each, place) => {
      set(each, values[place]);
    });
  } else for (const [name, value] of Object.entries(asMap(node.values) ?? {})) set(shown.get(`-1 ${name}`), value);
  return Object.keys(fields).length > 0 ? fields : undefined;
}
