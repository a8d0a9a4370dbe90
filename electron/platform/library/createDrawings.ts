import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { NotFoundError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import type { Drawing } from '#shared/graph/marks/Marks';
import type { FlattenerPort } from '../../engine/Ports.ts';
import { fileError } from '../disk/fileErrors.ts';
import { hashFile } from '../disk/hashFile.ts';
import { canonicalJson } from './canonicalJson.ts';
import { IMPORTS } from './createIntake.ts';
import type { Settler } from './createSettler.ts';
import { guarded } from './libraryErrors.ts';
import { picturePath } from './pictureFiles.ts';
import { image as imageRow } from './rowSchemas.ts';

/** Writes a picture of another and what is drawn on it, whole or not at all; gives its size and kind. @throws PictureError */
export type DrawPicture = (source: string, dest: string, drawing: Drawing) => Promise<Omit<ImageRef, 'id'>>;

interface DrawingsOptions {
  readonly folder: string;
  /** Where this program's pictures arrive. */
  readonly incoming: string;
  /** Where a picture is; `undefined`: the library has none of this id. */
  readonly source: (id: string) => string | undefined;
  readonly draw: DrawPicture;
  readonly settler: Pick<Settler, 'addFresh'>;
  /** Hears of each new one. */
  readonly onNew: (id: string) => void;
}

/**
 * Pictures made of others and their marks. They cost nothing, and of each is known of which picture and marks it was made, so that it is drawn once;
 * a call that was given one finds it as its reference for ever.
 */
export function createDrawings(db: Database.Database, options: DrawingsOptions): FlattenerPort {
  const { folder, incoming, source, draw, settler, onNew } = options;
  const find = db.prepare(`
    SELECT p.id, p.width, p.height, p.mime FROM drawings d JOIN pictures p ON p.id = d.picture
    WHERE d.source = ? AND d.made_as = ? AND d.marks_hash = ?`);
  const note = db.prepare(`
    INSERT INTO drawings (source, made_as, marks_hash, marks, picture) VALUES (@source, @as, @hash, @marks, @id)
    ON CONFLICT (source, made_as, marks_hash) DO UPDATE SET picture = excluded.picture`);
  const prove = db.prepare("UPDATE pictures SET proof = 'whole' WHERE id = ?");
  const underWay = new Map<string, Promise<ImageRef>>();

  const findFlattened: FlattenerPort['findFlattened'] = ({ id }, drawing) => {
    const found = guarded(folder, () => imageRow.optional().parse(find.get(id, drawing.as, hashOf(drawing))));
    return found && existsSync(picturePath(folder, found.id, found.mime)) ? found : undefined;
  };

  const make = async (id: string, drawing: Drawing, at: number): Promise<ImageRef> => {
    const from = source(id);
    if (from === undefined) {
      throw new NotFoundError('The picture that is drawn on is not in the library any more.', {
        hint: 'Wire another one in.',
      });
    }
    const arriving = join(incoming, IMPORTS);
    const path = join(arriving, randomUUID());
    try {
      await mkdir(arriving, { recursive: true, mode: 0o700 });
      const shape = await draw(from, path, drawing);
      const picture = { path, ...(await hashFile(path)), ...shape };
      const { as, marks } = drawing;
      await settler.addFresh(picture, at, () => {
        note.run({ source: id, as, hash: hashOf(drawing), marks: canonicalJson(marks), id: picture.id });
        prove.run(picture.id);
      });
      onNew(picture.id);
      return { id: picture.id, width: picture.width, height: picture.height, mime: picture.mime };
    } catch (caught) {
      throw fileError('Drawing on the picture', caught);
    } finally {
      await rm(path, { force: true });
    }
  };

  return {
    findFlattened,
    flatten(image, drawing, at) {
      const found = findFlattened(image, drawing);
      if (found) return Promise.resolve(found);
      const key = `${image.id} ${drawing.as} ${hashOf(drawing)}`;
      const present = underWay.get(key);
      if (present) return present;
      const job = make(image.id, drawing, at).finally(() => underWay.delete(key));
      underWay.set(key, job);
      return job;
    },
  };
}

function hashOf({ marks }: Drawing): string {
  return createHash('sha256').update(canonicalJson(marks)).digest('hex');
}
