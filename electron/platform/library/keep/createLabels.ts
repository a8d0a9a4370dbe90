import type Database from 'better-sqlite3';
import type { Label } from '#shared/api/contract';
import { NotFoundError } from '#shared/errors/inputErrors';
import { guarded } from '../libraryErrors.ts';
import { nameKey } from '../nameKey.ts';
import { forgetOldChanges } from '../shelf/forgetOldChanges.ts';
import { AMONG, inSlices } from './inSlices.ts';
import type { Keeping } from '#shared/api/Keeping';

/** Pictures of a transaction. */
const SLICE = 2000;

interface LabelsOptions {
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

/** Tags and boards. A tag goes with its last picture; a board stays. */
export function createLabels(
  db: Database.Database,
  { folder, assertClean }: LabelsOptions,
): Pick<Keeping, 'setLabels' | 'renameLabel' | 'removeLabel'> {
  const find = db
    .prepare<[string, string], number>('SELECT number FROM labels WHERE kind = ? AND name_key = ?')
    .pluck();
  const insert = db.prepare('INSERT INTO labels (kind, name, name_key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const spell = db.prepare('UPDATE labels SET name = @name, name_key = @key WHERE number = @number');
  const put = db.prepare(`
    INSERT OR IGNORE INTO picture_labels (picture, label)
    SELECT number, @label FROM pictures WHERE number ${AMONG} AND shelf < 3`);
  const take = db.prepare(`DELETE FROM picture_labels WHERE label = @label AND picture ${AMONG}`);
  const pictures = db.prepare<[number], number>('SELECT picture FROM picture_labels WHERE label = ?').pluck();
  const drop = db.prepare('DELETE FROM labels WHERE number = ?');
  const dropUnused = db.prepare(
    "DELETE FROM labels WHERE kind = 'tag' AND number = ? AND NOT EXISTS (SELECT 1 FROM picture_labels WHERE label = labels.number)",
  );
  const write = <T>(work: () => T): T =>
    guarded(folder, () =>
      db
        .transaction(() => {
          const done = work();
          forgetOldChanges(db);
          return done;
        })
        .immediate(),
    );

  const numberOf = ({ kind, name }: Label) => find.get(kind, nameKey(name));
  const needed = (label: Label): number => {
    const number = guarded(folder, () => numberOf(label));
    if (number === undefined) throw new NotFoundError(`There is no ${label.kind} called “${label.name}”.`);
    return number;
  };
  const made = (label: Label): number => {
    const name = label.name.toWellFormed();
    insert.run(label.kind, name, nameKey(name));
    return numberOf(label) ?? needed(label);
  };
  /** From a label to another, or to none. */
  const move = async (from: number, to: number | undefined) => {
    await inSlices(
      guarded(folder, () => pictures.all(from)),
      SLICE,
      (json) =>
        write(() => {
          if (to !== undefined) put.run({ label: to, numbers: json });
          return take.run({ label: from, numbers: json }).changes;
        }),
    );
    write(() => drop.run(from));
  };

  return {
    setLabels(numbers, add, remove) {
      for (const { name } of add) assertClean(name, 'The name');
      return inSlices(numbers, SLICE, (json, slice) =>
        write(() => {
          for (const label of add) put.run({ label: made(label), numbers: json });
          for (const label of remove) {
            const number = numberOf(label);
            if (number === undefined) continue;
            take.run({ label: number, numbers: json });
            dropUnused.run(number);
          }
          return slice.length;
        }),
      );
    },
    async renameLabel(label, name) {
      assertClean(name, 'The name');
      const from = needed(label);
      const to = guarded(folder, () => numberOf({ kind: label.kind, name }));
      if (to !== undefined && to !== from) await move(from, to);
      else write(() => spell.run({ name: name.toWellFormed(), key: nameKey(name.toWellFormed()), number: from }));
    },
    async removeLabel(label) {
      await move(needed(label), undefined);
    },
  };
}
