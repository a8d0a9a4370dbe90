import type { JsonValue } from '../../graph/Field.ts';
import type { FieldsOfNode } from '../../graph/Graph.ts';
import { segment } from '../../graph/groups/groupPath.ts';
import type { Workflow, WorkflowNode } from '../Workflow.ts';
import type { Place } from './placeAt.ts';

/** Where the value of a field stands that a use has in place of its group. */
export interface OwnHome {
  /** Which of the uses that lead to the place has it, from 0, the outermost. */
  readonly level: number;
  /** Empty: one of the fields that its group shows; else of which node in it, as `GraphNode.inside` names them. */
  readonly inside: string;
  readonly field: string;
}

/** A field of a node of the group that is looked into, or, by more ids, of one in groups below. */
export interface FieldBelow {
  readonly ids: readonly string[];
  readonly field: string;
}

/** The outermost use that has a value of its own for a field: that one counts. `undefined`: it goes by the group. */
export function ownHome(whole: Workflow, { uses }: Place, below: FieldBelow): OwnHome | undefined {
  let called: readonly FieldBelow[] = [below];
  let home: OwnHome | undefined;
  for (let level = uses.length - 1; level >= 0; level -= 1) {
    const at = uses[level];
    const use = rawUse(whole, uses, level);
    if (!at || !use) return home;
    const shown = called.flatMap(({ ids: [node, ...more], field }) => {
      const exposed = more.length === 0 && at.group.fields.find((each) => each.node === node && each.field === field);
      return exposed ? [exposed.name] : [];
    });
    const asShown = shown.find((name) => has(use.fields, name));
    const asOwn = called.find(({ ids, field }) => has(insideOf(use, keyOf(ids)), field));
    if (asShown !== undefined) home = { level, inside: '', field: asShown };
    else if (asOwn) home = { level, inside: keyOf(asOwn.ids), field: asOwn.field };
    called = [
      ...shown.map((field) => ({ ids: [use.id], field })),
      ...called.map(({ ids, field }) => ({ ids: [use.id, ...ids], field })),
    ];
  }
  return home;
}

/** The use with another value at that home; `undefined` takes it back, and what its group says shows again. */
export function withOwnValue(
  use: WorkflowNode,
  { inside, field }: OwnHome,
  value: JsonValue | undefined,
): WorkflowNode {
  if (inside === '') return withFields(use, withValue(use.fields, field, value));
  const fields = withValue(insideOf(use, inside), field, value);
  const { inside: before = {}, ...rest } = use;
  const all = Object.entries({ ...before, [inside]: fields }).filter(
    (each): each is [string, FieldsOfNode] => !!each[1],
  );
  return all.length === 0 ? rest : { ...rest, inside: Object.fromEntries(all) };
}

/** A node with these fields; none where there are none. */
export function withFields(node: WorkflowNode, fields: FieldsOfNode | undefined): WorkflowNode {
  if (fields === node.fields) return node;
  const { fields: _before, ...rest } = node;
  return fields ? { ...rest, fields } : rest;
}

/** Fields with one of them changed, in its place; `undefined` where none are left. */
export function withValue(
  fields: FieldsOfNode | undefined,
  name: string,
  value: JsonValue | undefined,
): FieldsOfNode | undefined {
  const { [name]: _before, ...others } = fields ?? {};
  const changed = value === undefined ? others : { ...fields, [name]: value };
  return Object.keys(changed).length === 0 ? undefined : changed;
}

/** A use as it stands where it stands, with nothing of what is around it. */
export function rawUse(whole: Workflow, uses: Place['uses'], level: number): WorkflowNode | undefined {
  const around = level === 0 ? whole : whole.groups?.find(({ id }) => id === uses[level - 1]?.group.id);
  return around?.nodes.find(({ id }) => id === uses[level]?.use.id);
}

function keyOf(ids: readonly string[]): string {
  return ids.map(segment).join('/');
}

function insideOf(use: WorkflowNode, key: string): FieldsOfNode | undefined {
  return use.inside && Object.hasOwn(use.inside, key) ? use.inside[key] : undefined;
}

function has(fields: FieldsOfNode | undefined, name: string): boolean {
  return fields !== undefined && Object.hasOwn(fields, name) && fields[name] !== undefined;
}
