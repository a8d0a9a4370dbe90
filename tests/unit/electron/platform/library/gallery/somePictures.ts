import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openIndex } from '../../../../../../electron/platform/library/schema/openIndex.ts';
import { seededRandom } from '../../../../../support/seededRandom.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';

export interface Collection {
  readonly db: Database.Database;
  readonly path: string;
  readonly folder: string;
  /** 0 to below 1. */
  readonly random: () => number;
  /** Adds so many pictures of all sorts. */
  readonly add: (count: number) => void;
  /** Changes something of some picture. */
  readonly change: () => void;
}

const MODELS = ['gemini-a', 'gemini-b', null];
const GRAPHS = ['Foxes', 'Owls', 'Herons', null];
const KINDS = ['made', 'made', 'made', 'imported', 'drawn', 'found'];
const RATIOS = ['1:1', '16:9', '3:4'];
const RESOLUTIONS = ['0.5K', '1K', '2K', '4K'];
/** 12 h, ms: several days, some of which change between winter and summer where there is such. */
const HALF_DAY = 43_200_000;
const BEGIN = new Date(2026, 2, 27, 5).getTime();

/** An index with pictures of all sorts, without files or runs. */
export function somePictures(seed: number, count: number): Collection {
  const folder = tempFolder();
  const path = join(folder, 'index.sqlite');
  const db = openIndex(path, folder);
  db.pragma('foreign_keys = OFF');
  db.pragma('synchronous = OFF');
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const insert = db.prepare(`
    INSERT INTO pictures (id, mime, width, height, bytes, created_at, proof, rating, favourite, trashed_at, emptied_at, missing_at, kind, run, batch,
      group_at, provider, model, graph, seed, cost, cost_kind, ratio, resolution, reference_count, words)
    VALUES (@id, 'image/png', 100, @height, 9, @at, @proof, @rating, @favourite, @trashed, @emptied, @missing, @kind, NULL, @batch,
      @group, @provider, @model, @graph, @seed, @cost, @costKind, @ratio, @resolution, @references, '')`);
  const label = db.prepare('INSERT INTO labels (number, kind, name, name_key) VALUES (?, ?, ?, ?)');
  const put = db.prepare('INSERT OR IGNORE INTO picture_labels VALUES (?, ?)');
  const take = db.prepare('DELETE FROM picture_labels WHERE picture = ? AND label = ?');
  ['Winter', 'Keep'].forEach((name, at) => label.run(at + 1, 'tag', name, name.toLowerCase()));
  ['Card', 'Wall'].forEach((name, at) => label.run(at + 3, 'board', name, name.toLowerCase()));
  let made = 0;
  let at = BEGIN;
  let [group, batch] = [at, 1];
  const add = (number: number) => {
    for (let end = made + number; made < end;) {
      made++;
      // Times are not quite in the order of numbers.
      at += Math.floor(random() * HALF_DAY * 0.2) - 1000 * made;
      at = Math.max(at, BEGIN) + made;
      if (random() < 0.3) batch = made;
      if (random() < 0.1) group = at - 500;
      const isPaid = random() < 0.6;
      insert.run({
        id: made.toString(16).padStart(64, '0'),
        height: 50 + Math.floor(random() * 200),
        at: at + made * 3,
        proof: pick(['whole', 'whole', 'damaged', null]),
        rating: pick([0, 0, 0, 1, 3, 5]),
        favourite: random() < 0.2 ? 1 : 0,
        trashed: random() < 0.1 ? 5 : null,
        emptied: random() < 0.05 ? 6 : null,
        missing: random() < 0.1 ? 7 : null,
        kind: pick(KINDS),
        ...{ batch, group },
        provider: pick(['google', 'openrouter', null]),
        model: pick(MODELS),
        graph: pick(GRAPHS),
        seed: pick([1, 2, null]),
        cost: isPaid ? Math.floor(random() * 4) * 1000 : null,
        costKind: isPaid ? pick(['actual', 'estimate']) : null,
        ratio: pick(RATIOS),
        resolution: pick(RESOLUTIONS),
        references: random() < 0.3 ? 1 : 0,
      });
      for (const number of [1, 2, 3, 4]) if (random() < 0.2) put.run(made, number);
    }
  };
  const change = () => {
    const number = 1 + Math.floor(random() * made);
    const changes = [
      () => db.prepare('UPDATE pictures SET rating = ? WHERE number = ?').run(pick([0, 2, 4]), number),
      () => db.prepare('UPDATE pictures SET trashed_at = ? WHERE number = ?').run(pick([null, 9]), number),
      () => db.prepare('UPDATE pictures SET missing_at = ? WHERE number = ?').run(pick([null, 9]), number),
      () =>
        db
          .prepare("UPDATE pictures SET kind = 'made', graph = ?, group_at = ? WHERE number = ?")
          .run(pick(GRAPHS), at, number),
      () => put.run(number, pick([1, 2, 3, 4])),
      () => take.run(number, pick([1, 2, 3, 4])),
      () => db.prepare('UPDATE labels SET name = name || ? WHERE number = 1').run('!'),
    ];
    pick(changes)();
  };
  db.transaction(add)(count);
  return { db, path, folder, random, add, change };
}
