import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { NodeLook } from './NodeLook.ts';

/** The fields that have a row of their own: not those beside a socket, those the node draws itself, nor what stands beside the seed it controls. */
export function rowFields({ inputs, fields }: Pick<AnyNodeDefinition, 'inputs' | 'fields'>, look: NodeLook): string[] {
  const controls = Object.values(fields).map((field) => field.kind === 'integer' && field.control);
  return Object.keys(fields).filter(
    (name) => !Object.hasOwn(inputs, name) && !look.hides?.includes(name) && !controls.includes(name),
  );
}
