import type { ErrorReport } from '../../errors/AppError.ts';

export type ProblemCode =
  | 'unknown-type'
  | 'unknown-node'
  | 'unknown-socket'
  | 'type-mismatch'
  | 'cycle'
  | 'group-cannot-be'
  | 'missing-input'
  | 'too-many-wires'
  | 'family-mismatch'
  | 'wrong-kind'
  | 'field-out-of-range'
  | 'bad-key-name'
  | 'not-in-library'
  | 'missing-picture';

/** Why a graph cannot run, always naming the node. A list of these is returned, never thrown. */
export interface Problem extends ErrorReport {
  readonly code: ProblemCode;
  readonly node: string;
  /** The socket or field it is about. */
  readonly socket?: string;
  readonly field?: string;
  /** The picture that is missing. */
  readonly picture?: string;
}
