import { createReadStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PictureError, SecretFoundError } from '#shared/errors/inputErrors';
import { temporaryBeside } from '../disk/writeAtomically.ts';

/** Looks for keys in the bytes of a file and in the texts within, which come piece by piece. */
interface Scan {
  readonly hasFound: boolean;
  addBytes(bytes: Uint8Array): void;
  addText(bytes: Uint8Array): void;
  endText(): void;
}

interface PictureGateOptions {
  /** Begins to look through a file, with the keys of now. */
  readonly scan: () => Scan;
  /** Hands on what the file holds beside its pixels; gives whether its kind is known. */
  readonly readTexts: (path: string, scan: Pick<Scan, 'addText' | 'endText'>) => Promise<boolean>;
  /** Writes the same picture anew with nothing but its pixels, without loss. @throws PictureError where that cannot be. */
  readonly strip?: (source: string, dest: string) => Promise<void>;
}

/**
 * Stands before everything that gives a picture away: a server, or what stands between, may have written a key into it. The library keeps
 * every picture as it came.
 */
export interface PictureGate {
  /** Whether a picture file holds a key in its own bytes. @throws the system's error where it cannot be read */
  readonly holdsKey: (path: string) => Promise<boolean>;
  /** The same of what it holds beside its pixels, which is soon looked through however large it is; of all its bytes where its kind is not known. */
  readonly tellsKey: (path: string) => Promise<boolean>;
  /**
   * Makes a copy fit to be given away: one that holds a key loses all but its pixels, without loss. Gives whether it did.
   * @throws SecretFoundError where it holds a key all the same
   */
  readonly clean: (copy: string) => Promise<boolean>;
}

export function createPictureGate({ scan, readTexts, strip }: PictureGateOptions): PictureGate {
  const holdsKey = async (path: string): Promise<boolean> => {
    const found = scan();
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
      found.addBytes(bytes);
      if (found.hasFound) return true;
    }
    await readTexts(path, found);
    return found.hasFound;
  };
  const tellsKey = async (path: string): Promise<boolean> => {
    const found = scan();
    const isKnown = await readTexts(path, found);
    return found.hasFound || (!isKnown && (await holdsKey(path)));
  };
  const stripped = async (copy: string): Promise<boolean> => {
    if (!strip) return false;
    const bare = temporaryBeside(copy);
    try {
      await strip(copy, bare);
      if (await holdsKey(bare)) return false;
      await rename(bare, copy);
      return true;
    } catch (caught) {
      if (caught instanceof PictureError) return false;
      throw caught;
    } finally {
      await rm(bare, { force: true });
    }
  };
  return {
    holdsKey,
    tellsKey,
    async clean(copy) {
      if (!(await holdsKey(copy))) return false;
      if (await stripped(copy)) return true;
      throw new SecretFoundError('The picture holds an API key in its own data, so it was not given away.', {
        hint: 'It is in the library as it was received. Replace the key at its provider: whoever has the file has it too.',
      });
    },
  };
}
