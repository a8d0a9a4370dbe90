import type Database from 'better-sqlite3';
import { wordsOf } from '../words/wordsOf.ts';
import { type Columns, IS, KIND_CODES, RESOLUTION_CODES } from './Columns.ts';

/** So many rows are read before others are let through. */
const SLICE = 10_000;

const COLUMNS = `p.number, p.shelf, p.kind, p.rating, p.favourite * ${String(IS.favourite)} | (p.proof IS 'damaged') * ${String(IS.damaged)}
  | (p.missing_at IS NOT NULL) * ${String(IS.missing)} | (p.cost_kind IS 'estimate') * ${String(IS.estimate)}
  | (p.note <> '') * ${String(IS.noted)},
  p.resolution, p.reference_count, p.width, p.height, p.batch, p.provider, p.model, p.graph, p.ratio, p.run, p.created_at, p.group_at,
  p.cost, p.bytes, p.seed`;

type Row = readonly [
  ...[number: number, shelf: number, kind: string, rating: number, flags: number, resolution: string],
  ...[references: number, width: number, height: number, batch: number],
  ...[provider: string | null, model: string | null, graph: string | null, ratio: string, run: string | null],
  ...[createdAt: number, groupAt: number, cost: number | null, bytes: number, seed: number | null],
];

/** Keeps columns the same as the index, which this and other programs write to. */
export interface ColumnFiller {
  /** How many changes there have ever been. */
  sequence(): number;
  /** Reads all pictures in slices, and gives control away after each. What changes meanwhile is taken in by `refresh`. */
  fill(columns: Columns): Generator<number>;
  /** Takes in what was changed after a number of changes; `false`: it cannot be told any more, and all is to be read anew. */
  refresh(columns: Columns, since: number): boolean;
}

export function createColumnFiller(db: Database.Database): ColumnFiller {
  const sequence = db.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'shelf_changes'").pluck();
  const noted = db.prepare<[number], number>('SELECT count(*) FROM shelf_changes WHERE sequence > ?').pluck();
  const slice = db
    .prepare<[number, number], Row>(`SELECT ${COLUMNS} FROM pictures p WHERE p.number > ? ORDER BY p.number LIMIT ?`)
    .raw();
  const CHANGED = 'SELECT picture FROM shelf_changes WHERE sequence > ?';
  const changed = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM pictures p WHERE p.number IN (${CHANGED})`).raw();
  const labels = db
    .prepare<[], [number, 'tag' | 'board', string, string]>('SELECT number, kind, name, name_key FROM labels')
    .raw();
  const labelled = db.prepare<[], [number, number]>('SELECT label, picture FROM picture_labels').raw();
  const labelledAnew = db
    .prepare<[number], [number, number]>(`SELECT label, picture FROM picture_labels WHERE picture IN (${CHANGED})`)
    .raw();

  const readLabels = (columns: Columns) => {
    const earlier = new Map(columns.labels);
    columns.labels.clear();
    for (const [number, kind, name, key] of labels.iterate()) {
      const known = earlier.get(number);
      const words = known?.name === name ? known.words : wordsOf(name);
      columns.labels.set(number, { kind, name, key, words, pictures: known?.pictures ?? new Set() });
    }
  };
  const put = (columns: Columns, pairs: Iterable<[number, number]>) => {
    for (const [label, picture] of pairs) columns.labels.get(label)?.pictures.add(picture);
  };

  return {
    sequence: () => sequence.get() ?? 0,
    *fill(columns) {
      let rows: Row[];
      let last = 0;
      do {
        rows = slice.all(last, SLICE);
        for (const row of rows) write(columns, row);
        last = rows.at(-1)?.[0] ?? last;
        yield last;
      } while (rows.length === SLICE);
      readLabels(columns);
      put(columns, labelled.iterate());
    },
    refresh(columns, since) {
      if (noted.get(since) !== (sequence.get() ?? 0) - since) return false;
      const numbers = new Set<number>();
      for (const row of changed.iterate(since)) {
        write(columns, row);
        numbers.add(row[0]);
      }
      readLabels(columns);
      for (const { pictures } of columns.labels.values()) {
        for (const number of numbers) pictures.delete(number);
      }
      put(columns, labelledAnew.iterate(since));
      return true;
    },
  };
}

function write(columns: Columns, row: Row): void {
  const [number, shelf, kind, rating, flags, resolution, references, width, height, batch] = row;
  const [, , , , , , , , , , provider, model, graph, ratio, run, createdAt, groupAt, cost, bytes, seed] = row;
  columns.reach(number);
  columns.shelf[number] = shelf;
  columns.kind[number] = KIND_CODES.findIndex((each) => each === kind);
  columns.rating[number] = rating;
  columns.flags[number] = flags;
  columns.resolution[number] = RESOLUTION_CODES.findIndex((each) => each === resolution);
  columns.references[number] = references;
  columns.width[number] = width;
  columns.height[number] = height;
  columns.batch[number] = batch;
  columns.provider[number] = columns.providers.add(provider);
  columns.model[number] = columns.models.add(model);
  columns.graph[number] = columns.graphs.add(graph);
  columns.ratio[number] = columns.ratios.add(ratio);
  columns.run[number] = columns.runs.add(run);
  columns.createdAt[number] = createdAt;
  columns.groupAt[number] = groupAt;
  columns.cost[number] = cost ?? -1;
  columns.bytes[number] = bytes;
  columns.seed[number] = seed ?? NaN;
}
