import type { GalleryQuery, RowPage } from '#shared/api/contract';
import { localDay } from '#shared/runs/localDay';
import { type Columns, IS } from './Columns.ts';
import { startOfDay } from './startOfDay.ts';

/** What a row of a view and its group tell of a picture. */
export interface RowFacts {
  readonly width: number;
  readonly height: number;
  readonly batch: number;
  /** ms since the epoch */
  readonly createdAt: number;
  readonly groupAt: number;
  readonly run: string | null;
  readonly graph: string | null;
  readonly model: string | null;
  /** Micro-dollars. */
  readonly cost: number | null;
  readonly isEstimate: boolean;
}

type RowGroup = RowPage['groups'][number];
interface Rows {
  readonly numbers: readonly number[] | Int32Array;
  /** Where the first of them lies in the view. */
  readonly from: number;
  readonly isLast: boolean;
  readonly groupBy: GalleryQuery['groupBy'];
}

/** A page of rows with the groups that lie in it. `factsOf`: of the picture of a number. */
export function rowPageOf({ numbers, from, isLast, groupBy }: Rows, factsOf: (number: number) => RowFacts): RowPage {
  const ratios: number[] = [];
  const batches: number[] = [];
  const groups: { -readonly [K in keyof RowGroup]: RowGroup[K] }[] = [];
  const keyOf = groupKeys(groupBy);
  let last: unknown;
  let at = from;
  for (const number of numbers) {
    const facts = factsOf(number);
    ratios.push(Math.max(1, Math.round((facts.width * 1000) / facts.height)));
    batches.push(facts.batch);
    const key = keyOf(facts);
    const group = groups.at(-1);
    if (!group || key !== last) groups.push({ ...beginning(groupBy, facts), first: at, count: 1, cost: costOf(facts) });
    else {
      group.count++;
      group.cost = sum(group.cost, facts);
    }
    last = key;
    at++;
  }
  return { from, numbers: [...numbers], ratios, batches, groups, isLast };
}

/** The same for what is in the columns. */
export function factsIn(columns: Columns): (number: number) => RowFacts {
  return (number) => {
    const cost = columns.cost[number] ?? -1;
    return {
      width: columns.width[number] ?? 1,
      height: columns.height[number] ?? 1,
      batch: columns.batch[number] ?? number,
      createdAt: columns.createdAt[number] ?? 0,
      groupAt: columns.groupAt[number] ?? 0,
      run: columns.runs.nameOf(columns.run[number] ?? 0),
      graph: columns.graphs.nameOf(columns.graph[number] ?? 0),
      model: columns.models.nameOf(columns.model[number] ?? 0),
      cost: cost < 0 ? null : cost,
      isEstimate: ((columns.flags[number] ?? 0) & IS.estimate) > 0,
    };
  };
}

/** What tells a group from its neighbours. */
function groupKeys(groupBy: GalleryQuery['groupBy']): (facts: RowFacts) => number | string | null {
  switch (groupBy) {
    case 'none':
      return () => 0;
    case 'run':
      return ({ groupAt }) => groupAt;
    case 'graph':
      return ({ graph }) => graph;
    case 'model':
      return ({ model }) => model;
    case 'day':
      return daily();
  }
}

/** Neighbours mostly share a day, and asking which day it is takes long. */
function daily(): (facts: RowFacts) => number {
  let [start, end] = [0, 0];
  return ({ createdAt }) => {
    if (createdAt >= start && createdAt < end) return start;
    start = startOfDay(createdAt);
    end = new Date(start).setDate(new Date(start).getDate() + 1);
    return start;
  };
}

function beginning(
  groupBy: GalleryQuery['groupBy'],
  { run, graph, model, createdAt, groupAt }: RowFacts,
): Pick<RowGroup, 'key' | 'title' | 'at' | 'run'> {
  switch (groupBy) {
    case 'none':
      return { key: '', title: '', at: createdAt };
    case 'run':
      return { key: String(groupAt), title: graph ?? '', at: groupAt, ...(run !== null && { run }) };
    case 'graph':
      return { key: graph ?? '', title: graph ?? '', at: createdAt };
    case 'model':
      return { key: model ?? '', title: model ?? '', at: createdAt };
    case 'day':
      return { key: localDay(createdAt), title: '', at: startOfDay(createdAt) };
  }
}

function costOf({ cost, isEstimate }: RowFacts): RowGroup['cost'] {
  return { microUsd: cost ?? 0, kind: cost !== null && isEstimate ? 'estimate' : 'actual' };
}

function sum(before: RowGroup['cost'], { cost, isEstimate }: RowFacts): RowGroup['cost'] {
  if (cost === null) return before;
  return { microUsd: before.microUsd + cost, kind: isEstimate ? 'estimate' : before.kind };
}
