import type { PlannedCall } from '#shared/api/contract';
import { formatMoney, type Money } from '#shared/graph/Money';
import type { ModelAsk } from '#shared/models/ModelAsk';
import { findFamily } from '#shared/providers/families/index';
import type { ModelRow } from './modelRows.ts';

/** What a run would send. */
export interface Sending {
  readonly calls: readonly PlannedCall[];
  /** Of the whole graph. */
  readonly estimate: Money | null;
}

/** One thing that is other once a model has taken another's place. Absent `was`: it stays, or was not there. */
export interface ModelChange {
  readonly label: string;
  readonly was?: string;
  readonly now: string;
  readonly isMono?: true;
}

/**
 * What changes in a graph where a model takes another's place, before anything does.
 * @param then `undefined` while it is not known
 */
export function changedBy(
  row: ModelRow,
  ask: ModelAsk,
  now: Sending,
  then: Sending | undefined,
): readonly ModelChange[] {
  const sent = Math.min(ask.references, row.model.maxReferences);
  return [
    ...pair('Size', sizesOf(now.calls), then && sizesOf(then.calls)),
    ...(ask.references === 0
      ? []
      : [{ label: 'References', now: `${String(sent)} of ${String(ask.references)} go on` }]),
    ...settingsAnew(row, ask),
    ...(row.leftOut.length > 0 ? [{ label: 'Left out', now: row.leftOut.join(' · ') }] : []),
    ...pair('This graph', wordsOf(now.estimate), then && wordsOf(then.estimate)),
  ];
}

/** Where the settings are of another family. */
function settingsAnew({ model: { family } }: ModelRow, { settings }: ModelAsk): readonly ModelChange[] {
  if (settings.every((config) => config.family === family)) return [];
  return [{ label: 'Settings', now: `${findFamily(family)?.title ?? family} settings take their place` }];
}

function pair(label: string, was: string, now: string | undefined): readonly ModelChange[] {
  if (now === undefined) return [{ label, now: '…', isMono: true }];
  if (was === '' && now === '') return [];
  return [{ label, ...(was !== now && was !== '' && { was }), now: now === '' ? 'none' : now, isMono: true }];
}

/** Each size once. */
function sizesOf(calls: readonly PlannedCall[]): string {
  const sizes = calls.flatMap(({ width, height }) =>
    width === undefined || height === undefined ? [] : `${String(width)} × ${String(height)}`,
  );
  return [...new Set(sizes)].join(', ');
}

function wordsOf(estimate: Money | null): string {
  return estimate ? formatMoney(estimate) : '';
}
