import { useMemo } from 'react';
import { formatMoney } from '#shared/graph/Money';
import { placesOf } from '#shared/nodes/sweep/cells';
import { Section } from '../../../ui/Section.tsx';
import { lengthsOf } from '../data/SheetAxis.ts';
import { sumsOf } from '../data/sumsOf.ts';
import type { Sheet } from '../Sheet.ts';
import { eachWords } from '../sheetWords.ts';

/** What a picture of each model costs, and what all of it cost so far. Nothing where models are no axis, or all is free. */
export function CostTable({ sheet: { axes, cells } }: { readonly sheet: Sheet }) {
  const lines = useMemo(() => {
    const axis = axes.findIndex(({ of }) => of === 'provider');
    if (axis < 0) return [];
    const lengths = lengthsOf(axes);
    const groups = Map.groupBy(cells.keys(), (index) => placesOf(index, lengths)[axis] ?? 0);
    return (axes[axis]?.values ?? []).map(({ name }, value) => ({
      name,
      sums: sumsOf((groups.get(value) ?? []).map((index) => cells[index] ?? [])),
    }));
  }, [axes, cells]);
  if (lines.every(({ sums }) => sums.cost.microUsd === 0 && sums.estimate.microUsd === 0 && sums.unpriced === 0))
    return null;
  return (
    <Section title="What it costs">
      <table className="sheet-costs">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">a picture</th>
            <th scope="col">so far</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, sums }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="mono">{eachWords(sums)?.replace(' each', '') ?? '–'}</td>
              <td className="mono">{formatMoney(sums.cost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
