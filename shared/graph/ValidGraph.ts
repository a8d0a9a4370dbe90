import type { Edge } from './Graph.ts';
import type { AnyNodeDefinition } from './NodeDefinition.ts';

/** A node whose type is known and whose fields were checked, defaults filled in. */
export interface ValidNode {
  readonly id: string;
  readonly name: string;
  readonly definition: AnyNodeDefinition;
  readonly fields: Readonly<Record<string, unknown>>;
}

declare const validated: unique symbol;
/** A graph without problems. Only `validateGraph` makes one. */
export interface ValidGraph {
  readonly nodes: readonly ValidNode[];
  readonly edges: readonly Edge[];
  readonly [validated]: true;
}
