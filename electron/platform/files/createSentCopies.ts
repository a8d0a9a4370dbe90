import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureExtension } from '#shared/graph/pictureTypes';
import { fileError } from '../disk/fileErrors.ts';
import { withDescriptor } from '../disk/withDescriptor.ts';

/** What is made of a picture before it is sent. */
export interface SentForm {
  readonly format: 'png' | 'jpeg' | 'webp';
  /** px; absent: its own size. */
  readonly longSide?: number;
}

interface SentCopiesOptions {
  /** A folder of ours is made in it. */
  readonly tempFolder: string;
  readonly convert: (source: string, dest: string, format: SentForm['format'], longSide?: number) => Promise<unknown>;
  /** Makes a copy fit to be given away. @throws SecretFoundError where it cannot be */
  readonly clean: (copy: string) => Promise<unknown>;
  /** How many are kept on the disk. */
  readonly most?: number;
}

/** Copies of pictures in the form a provider is sent them in. Each is made once, for all calls that send it, and kept on the disk while it is used. */
export interface SentCopies {
  /** The bytes. `key`: of the picture. @throws PictureError for one that cannot be converted, SecretFoundError, StorageError */
  read(source: string, key: string, form: SentForm): Promise<Uint8Array>;
  /** Removes them all. */
  close(): Promise<void>;
}

/** A run sends a few pictures in many calls. */
const MOST = 64;

export function createSentCopies({ tempFolder, convert, clean, most = MOST }: SentCopiesOptions): SentCopies {
  let folder: Promise<string> | undefined;
  /** The one that was read last at the end. */
  const copies = new Map<string, Promise<string>>();
  const reading = new Map<string, number>();
  let madeSoFar = 0;
  /** Made when it is first needed; asked for anew where that failed. */
  const home = (): Promise<string> =>
    (folder ??= mkdtemp(join(tempFolder, 'lumi-sent-')).catch((caught: unknown) => {
      folder = undefined;
      throw caught;
    }));
  const make = async (source: string, name: string, { format, longSide }: SentForm): Promise<string> => {
    let path: string | undefined;
    try {
      // Each in a file of its own: what removes an earlier copy of the name may be late.
      path = join(await home(), `${String(madeSoFar++)}-${name}`);
      await convert(source, path, format, longSide);
      await clean(path);
      return path;
    } catch (caught) {
      copies.delete(name);
      if (path !== undefined) await rm(path, { force: true });
      throw caught;
    }
  };
  const forgetOldest = async (): Promise<void> => {
    const unused = [...copies].filter(([name]) => !reading.has(name)).slice(0, Math.max(0, copies.size - most));
    // All at once, before anybody else's turn: one that is asked for from now on is made anew.
    for (const [name] of unused) copies.delete(name);
    for (const [, copy] of unused) await rm(await copy, { force: true });
  };
  return {
    async read(source, key, form) {
      const name = `${key}-${String(form.longSide ?? 'own')}.${pictureExtension(`image/${form.format}`)}`;
      reading.set(name, (reading.get(name) ?? 0) + 1);
      try {
        const copy = copies.get(name) ?? make(source, name, form);
        copies.delete(name);
        copies.set(name, copy);
        const path = await copy;
        return await withDescriptor(() => readFile(path));
      } catch (caught) {
        throw fileError('Preparing a reference picture', caught);
      } finally {
        const left = (reading.get(name) ?? 1) - 1;
        if (left > 0) reading.set(name, left);
        else reading.delete(name);
        await forgetOldest();
      }
    },
    async close() {
      copies.clear();
      const made = await folder?.catch(() => undefined);
      folder = undefined;
      if (made !== undefined) await rm(made, { recursive: true, force: true });
    },
  };
}
