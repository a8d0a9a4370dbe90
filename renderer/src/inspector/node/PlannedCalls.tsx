import type { PlannedCall } from '#shared/api/contract';
import { addMoney, formatMoney, type Money } from '#shared/graph/Money';
import { callLines, multiplied } from '#shared/runs/callLines';
import { toldEstimate } from '#shared/runs/toldEstimate';
import { isSeedDrawn } from '#shared/nodes/seedControl';
import { usePalette, usePreview, useWorkflow } from '../../stores/hooks.ts';
import { Callout } from '../../ui/Callout.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { Section } from '../../ui/Section.tsx';

/** What a run would send for a node, and what that means. */
export function PlannedCalls({ id }: { readonly id: string }) {
  const calls = usePreview((state) => state.byNode.get(id));
  const priceDate = usePreview((state) => state.priceDate);
  const palette = usePalette();
  const isDrawn = useWorkflow(({ workflow }) => isSeedDrawn(workflow, palette, id));
  if (!calls || calls.length === 0) return null;
  const estimate = addMoney(calls.map((call) => call.estimate));
  const reused = calls.filter((call) => call.isReused);
  const saved = addMoney(reused.flatMap((call) => call.saved ?? []));
  const isFree = estimate.microUsd === 0;
  return (
    <Section title="What will be sent">
      <FactList
        facts={[
          { label: 'Model', value: unique(calls.map((call) => call.model)).join(', '), isMono: true },
          { label: 'Calls', value: calls.length - reused.length },
          ...(callLines(calls).length > 1 ? [{ label: 'From', value: multiplied(calls) }] : []),
          ...(reused.length > 0
            ? [{ label: 'Reused', value: `${String(reused.length)}${savingOf(saved)}`, isMono: true }]
            : []),
          ...(sizes(calls) ? [{ label: 'Size', value: sizes(calls), isMono: true }] : []),
          isDrawn ? drawnSeeds(calls.length) : { label: seedLabel(calls.length), value: seeds(calls), isMono: true },
          {
            label: 'Estimate',
            value: toldEstimate({ ...estimate, kind: isFree ? 'actual' : 'estimate' }, calls),
            isMono: true,
          },
          ...(priceDate !== null && !isFree ? [{ label: 'Prices of', value: priceDate, isMono: true }] : []),
        ]}
      />
      {calls.some((call) => !call.isReused && !call.isPriced) && (
        <Callout tone="note">The price of this model is not known. The estimate is that of a similar one.</Callout>
      )}
      {unique(calls.flatMap((call) => call.notes)).map((note) => (
        <Callout key={note} tone="note">
          {note}
        </Callout>
      ))}
    </Section>
  );
}

function savingOf(saved: Money): string {
  return saved.microUsd > 0 ? `, saves ${formatMoney(saved)}` : '';
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function sizes(calls: readonly PlannedCall[]): string {
  const drawn = calls.flatMap(({ width, height }) =>
    width === undefined || height === undefined ? [] : [[width, height]],
  );
  return unique(drawn.map((sides) => sides.join(' × '))).join(', ');
}

function seedLabel(count: number): string {
  return count === 1 ? 'Seed' : 'Seeds';
}

/** Nobody has chosen these, and they stand in no field yet. */
function drawnSeeds(count: number) {
  return { label: seedLabel(count), value: count === 1 ? 'new at Run' : 'new ones at Run' };
}

function seeds(calls: readonly PlannedCall[]): string {
  const all = unique(calls.map((call) => call.seed));
  const first = all[0] ?? 0;
  const last = all.at(-1) ?? 0;
  const isRow = all.every((seed, at) => seed === first + at);
  return all.length <= 2 || !isRow
    ? all.slice(0, 4).join(', ') + (all.length > 4 ? ', …' : '')
    : `${String(first)} … ${String(last)}`;
}
