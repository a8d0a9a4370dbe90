import type Database from 'better-sqlite3';
import type { GalleryQuery } from '#shared/api/contract';
import type { Money } from '#shared/graph/Money';
import { SHELF } from './Columns.ts';
import type { RowFacts } from './rowPages.ts';

/** The beginning of a view, without having seen the rest. */
export interface FirstRows {
  /** By their numbers, in order. */
  readonly rows: ReadonlyMap<number, RowFacts>;
  readonly count: number;
  readonly cost: Money;
  /** The highest number there is. */
  readonly highest: number;
}

/** Orders that an index has. */
const ORDERS: Readonly<Record<string, string>> = {
  'newest none': 'created_at DESC',
  'newest day': 'created_at DESC',
  'oldest none': 'created_at',
  'oldest day': 'created_at',
  'newest run': 'group_at DESC, batch DESC, created_at DESC',
  'oldest run': 'group_at, batch, created_at',
  'rating none': 'rating DESC, created_at DESC',
  'cost none': 'cost DESC, created_at DESC',
};

type Row = readonly [
  ...[number: number, width: number, height: number, batch: number, createdAt: number, groupAt: number],
  ...[run: string | null, graph: string | null, model: string | null, cost: number | null, isEstimate: number],
];

/** Gives the first rows of all pictures of the gallery, or of the trash, straight from an index; `undefined`: no index has this order. */
export function createFirstRows(db: Database.Database): (query: GalleryQuery, limit: number) => FirstRows | undefined {
  const total = db
    .prepare<[number], [number, number, number]>('SELECT count, cost, estimates FROM shelf_totals WHERE shelf = ?')
    .raw();
  const highest = db.prepare<[], number | null>('SELECT max(number) FROM pictures').pluck();
  const statements = new Map(
    Object.entries(ORDERS).map(([name, order]) => [
      name,
      db
        .prepare<[number, number], Row>(
          `SELECT number, width, height, batch, created_at, group_at, run, graph, model, cost, cost_kind IS 'estimate'
           FROM pictures WHERE shelf = ? ORDER BY ${order} LIMIT ?`,
        )
        .raw(),
    ]),
  );
  return ({ filter, sort, groupBy }, limit) => {
    const { inTrash, ...rest } = filter;
    const statement = statements.get(`${sort} ${groupBy}`);
    // In the trash lie pictures of all kinds.
    if (!statement || inTrash || Object.keys(rest).length > 0) return undefined;
    const [count, cost, estimates] = total.get(SHELF.shown) ?? [0, 0, 0];
    return {
      rows: new Map(statement.all(SHELF.shown, limit).map((row) => [row[0], factsOf(row)])),
      count,
      cost: { microUsd: cost, kind: estimates > 0 ? 'estimate' : 'actual' },
      highest: highest.get() ?? 0,
    };
  };
}

function factsOf([, width, height, batch, createdAt, groupAt, run, graph, model, cost, isEstimate]: Row): RowFacts {
  return { width, height, batch, createdAt, groupAt, run, graph, model, cost, isEstimate: isEstimate === 1 };
}
