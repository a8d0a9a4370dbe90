import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { SharedFacts } from '#shared/api/contract';
import { type Columns, IS } from './Columns.ts';

/** What pictures have in common: from the columns, but for their texts, which are read until two differ. */
export function createShared(db: Database.Database): (columns: Columns, numbers: Int32Array) => SharedFacts {
  const note = db.prepare('SELECT note FROM pictures WHERE number = ?').pluck();
  const prompt = db
    .prepare(
      `SELECT coalesce(c.prompt, i.prompt) FROM pictures p
       LEFT JOIN calls c ON c.number = (SELECT min(call) FROM results WHERE picture = p.id)
       LEFT JOIN imports i ON i.picture = p.id WHERE p.number = ?`,
    )
    .pluck();
  const notes = ({ flags }: Columns, numbers: Int32Array): SharedFacts['note'] => {
    const isNoted = (number: number) => ((flags[number] ?? 0) & IS.noted) > 0;
    if (!numbers.some(isNoted)) return { all: '' };
    return numbers.every(isNoted) ? common(numbers, (number) => z.string().parse(note.get(number)), '') : 'mixed';
  };
  return (columns, numbers) => {
    let [bytes, microUsd, isEstimate] = [0, 0, false];
    for (const number of numbers) {
      bytes += columns.bytes[number] ?? 0;
      const cost = columns.cost[number] ?? -1;
      if (cost < 0) continue;
      microUsd += cost;
      isEstimate ||= ((columns.flags[number] ?? 0) & IS.estimate) > 0;
    }
    const same = <T>(valueOf: (number: number) => T, none: T) => common(numbers, valueOf, none);
    const seed = same((number) => columns.seed[number] ?? NaN, NaN);
    return {
      count: numbers.length,
      bytes,
      cost: { microUsd, kind: isEstimate ? 'estimate' : 'actual' },
      rating: same((number) => columns.rating[number] ?? 0, 0),
      isFavourite: same((number) => ((columns.flags[number] ?? 0) & IS.favourite) > 0, false),
      note: notes(columns, numbers),
      prompt: same((number) => z.string().nullable().parse(prompt.get(number)), null),
      provider: same((number) => columns.providers.nameOf(columns.provider[number] ?? 0), null),
      model: same((number) => columns.models.nameOf(columns.model[number] ?? 0), null),
      seed: seed === 'mixed' ? seed : { all: Number.isNaN(seed.all) ? null : seed.all },
      graph: same((number) => columns.graphs.nameOf(columns.graph[number] ?? 0), null),
      run: same((number) => columns.runs.nameOf(columns.run[number] ?? 0), null),
      width: same((number) => columns.width[number] ?? 0, 0),
      height: same((number) => columns.height[number] ?? 0, 0),
      ratio: same((number) => columns.ratios.nameOf(columns.ratio[number] ?? 0) ?? '', ''),
      labels: labelsOf(columns, numbers),
    };
  };
}

function labelsOf({ labels, size }: Columns, numbers: Int32Array): SharedFacts['labels'] {
  const chosen = new Uint8Array(size);
  for (const number of numbers) chosen[number] = 1;
  return [...labels.values()]
    .map(({ kind, name, pictures }) => {
      let count = 0;
      for (const picture of pictures) count += chosen[picture] ?? 0;
      return { kind, name, count };
    })
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}

/** The value all have. `none`: where there are none. */
function common<T>(numbers: Int32Array, valueOf: (number: number) => T, none: T): { readonly all: T } | 'mixed' {
  const [first] = numbers;
  if (first === undefined) return { all: none };
  const value = valueOf(first);
  return numbers.every((number) => Object.is(valueOf(number), value)) ? { all: value } : 'mixed';
}
