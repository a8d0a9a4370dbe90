import type { FieldsOfNode } from '../../graph/Graph.ts';
import { socketKey } from '../../graph/Graph.ts';
import type { Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '../Workflow.ts';
import type { Change, FieldChange, GroupFace, NodeLook } from './Change.ts';
import { sameJson } from './sameJson.ts';

/** What lies in a graph, or in one of its groups. */
export type Part = Pick<Workflow, 'nodes' | 'edges'>;

/**
 * In what two versions of a graph differ, in the order in which they are best told: of the graph itself, then of each group. Where the canvas
 * stood is no difference. Nodes are the same by their ids, groups by theirs. In time that grows with the graphs only.
 */
export function compareWorkflows(before: Workflow, after: Workflow): readonly Change[] {
  const changes: Change[] = [];
  if (before.name !== after.name) {
    changes.push({ kind: 'name', group: null, before: before.name, after: after.name });
  }
  changes.push(...compareParts(before, after, null), ...compareGroups(before.groups ?? [], after.groups ?? []));
  if (!sameJson(before.form, after.form)) {
    changes.push({ kind: 'form', group: null, before: before.form, after: after.form });
  }
  if (!sameJson(before.bookmarks, after.bookmarks)) {
    changes.push({ kind: 'bookmarks', group: null, before: before.bookmarks, after: after.bookmarks });
  }
  return changes;
}

function compareGroups(before: readonly WorkflowGroup[], after: readonly WorkflowGroup[]): Change[] {
  const was = new Map(before.map((group) => [group.id, group]));
  const is = new Map(after.map((group) => [group.id, group]));
  return [
    ...after.flatMap((group): Change[] => {
      const old = was.get(group.id);
      if (!old) return [{ kind: 'group-added', group: group.id, definition: group }];
      const faces = [faceOf(old), faceOf(group)] as const;
      return [
        ...(sameJson(...faces)
          ? []
          : [{ kind: 'group-face' as const, group: group.id, before: faces[0], after: faces[1] }]),
        ...compareParts(old, group, group.id),
      ];
    }),
    ...before.flatMap((group): Change[] =>
      is.has(group.id) ? [] : [{ kind: 'group-gone', group: group.id, definition: group }],
    ),
  ];
}

function faceOf({ name, note, fields }: WorkflowGroup): GroupFace {
  return { name, ...(note !== undefined && { note }), fields };
}

function compareParts(before: Part, after: Part, group: string | null): Change[] {
  const was = new Map(before.nodes.map((node) => [node.id, node]));
  const is = new Map(after.nodes.map((node) => [node.id, node]));
  const both = after.nodes.flatMap((node) => {
    const old = was.get(node.id);
    return old && old !== node ? [[old, node] as const] : [];
  });
  return [
    ...after.nodes.flatMap((node): Change[] => (was.has(node.id) ? [] : [{ kind: 'node-added', group, node }])),
    ...before.nodes.flatMap((node): Change[] => (is.has(node.id) ? [] : [{ kind: 'node-gone', group, node }])),
    ...both.flatMap(([old, node]) => compareNodes(old, node, group)),
    ...compareWires(before.edges, after.edges, group),
    ...both.flatMap(([old, node]) => compareLooks(old, node, group)),
  ];
}

function compareNodes(before: WorkflowNode, after: WorkflowNode, group: string | null): Change[] {
  if (before.type !== after.type) return [{ kind: 'type', group, before, after }];
  const node = after.id;
  const changes: Change[] = [];
  if (before.title !== after.title) {
    changes.push({ kind: 'title', group, node, before: before.title, after: after.title });
  }
  if (before.mode !== after.mode) {
    changes.push({ kind: 'mode', group, node, before: before.mode, after: after.mode });
  }
  changes.push(...compareFields(before.fields, after.fields, { group, node }));
  const insides = new Set([...Object.keys(before.inside ?? {}), ...Object.keys(after.inside ?? {})]);
  for (const inside of insides) {
    changes.push(...compareFields(before.inside?.[inside], after.inside?.[inside], { group, node, inside }));
  }
  return changes;
}

function compareFields(
  before: FieldsOfNode = {},
  after: FieldsOfNode = {},
  place: Pick<FieldChange, 'group' | 'node' | 'inside'>,
): FieldChange[] {
  if (before === after) return [];
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((field) => {
    const was = Object.hasOwn(before, field) ? before[field] : undefined;
    const is = Object.hasOwn(after, field) ? after[field] : undefined;
    return sameJson(was, is) ? [] : [{ kind: 'field' as const, ...place, field, before: was, after: is }];
  });
}

function compareWires(before: readonly WorkflowEdge[], after: readonly WorkflowEdge[], group: string | null): Change[] {
  if (before === after) return [];
  const was = Map.groupBy(before, ({ to }) => socketKey(to));
  const is = Map.groupBy(after, ({ to }) => socketKey(to));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key): Change[] => {
    const old = was.get(key) ?? [];
    const now = is.get(key) ?? [];
    const to = (now[0] ?? old[0])?.to;
    return !to || sameJson(old, now) ? [] : [{ kind: 'wires', group, to, before: old, after: now }];
  });
}

function compareLooks(before: WorkflowNode, after: WorkflowNode, group: string | null): Change[] {
  if (before.type !== after.type) return [];
  const looks = [lookOf(before), lookOf(after)] as const;
  return sameJson(...looks) ? [] : [{ kind: 'look', group, node: after.id, before: looks[0], after: looks[1] }];
}

function lookOf({ position, size, collapsed }: WorkflowNode): NodeLook {
  return { position, size, collapsed };
}
