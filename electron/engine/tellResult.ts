import type { Money } from '#shared/graph/Money';
import { markOf } from '#shared/graph/rows/Row';
import type { CallEnd, CallResult } from './Batch.ts';
import { kindOf } from './kindOf.ts';
import type { CallRecord } from './Ports.ts';
import type { Run } from './Run.ts';

interface ToldResult extends Omit<CallResult, 'row'> {
  readonly note?: string | undefined;
  readonly reused: boolean;
  readonly kept?: true;
  readonly cost: Money;
  readonly saved?: Money;
}

/** Announces what a call gave; it is on disk. */
export function tellResult(call: CallRecord, told: ToldResult, run: Run): CallEnd {
  const { node, index, seed, row } = call;
  const { images, text, note, reused, kept, cost, saved } = told;
  const [image, ...others] = images;
  const common = {
    node,
    index,
    seed,
    ...(row && { row: markOf(row) }),
    text,
    ...(note !== undefined && { note }),
    reused,
    ...(kept && { kept }),
    cost,
    ...(saved && { saved }),
  };
  if (image) run.emit({ kind: 'image-saved', image, ...(others.length > 0 && { others: others.length }), ...common });
  else if (kindOf(call) === 'text') run.emit({ kind: 'text-saved', ...common });
  else throw new Error('A call for a picture gave none and did not fail.');
  return { result: { images, text, ...(row && { row }) } };
}
