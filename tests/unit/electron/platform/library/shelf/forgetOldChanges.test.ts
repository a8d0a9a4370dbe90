import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Library } from '../../../../../../electron/platform/library/openLibrary.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { addPicture, aLibrary } from '../records.ts';

const MANY = 40_000;

it.each<[string, (library: Library) => Promise<unknown>]>([
  ['facts', (library) => library.setFacts([1], { rating: 5 })],
  ['labels', (library) => library.setLabels([1], [{ kind: 'tag', name: 'fox' }], [])],
])('what has changed is not kept for ever while %s are changed', async (_what, change) => {
  const folder = tempFolder();
  const library = aLibrary(folder);
  await addPicture(library);
  const other = new Database(join(folder, 'index.sqlite'));
  const kept = other.prepare('SELECT count(*) FROM shelf_changes').pluck();
  other
    .prepare(
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO shelf_changes (picture) SELECT 1 FROM n',
    )
    .run(MANY);
  await change(library);
  expect(kept.get()).toBe(MANY / 2);
  other.close();
  await library.close();
});
