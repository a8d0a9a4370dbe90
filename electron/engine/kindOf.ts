import type { CallKind } from '#shared/graph/callKinds';
import type { CallRecord } from './Ports.ts';

/** What a call makes. */
export function kindOf({ effective }: Pick<CallRecord, 'effective'>): CallKind {
  return effective.request.kind ?? 'image';
}
