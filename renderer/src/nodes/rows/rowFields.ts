import type { Field } from '#shared/graph/Field';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { isSeedField } from '#shared/nodes/seedControl';
import type { NodeLook } from '../NodeLook.ts';

/** Whether the general form can draw a field; if not, the node's own body does. */
export function hasControl({ kind }: Field): boolean {
  return kind !== 'pictures' && kind !== 'data';
}

/** The fields that have a row of their own: not those beside a socket, those the node draws itself, nor what stands beside the seed it controls. */
export function rowFields({ inputs, fields }: Pick<AnyNodeDefinition, 'inputs' | 'fields'>, look: NodeLook): string[] {
  const controls = Object.values(fields).map((field) => isSeedField(field) && field.control);
  const isBeside = (name: string) => Object.hasOwn(inputs, name) && !inputs[name]?.followsFields;
  const drawn = Object.entries(fields).filter(([, field]) => hasControl(field));
  return drawn
    .map(([name]) => name)
    .filter((name) => !isBeside(name) && !look.hides?.includes(name) && !controls.includes(name));
}
