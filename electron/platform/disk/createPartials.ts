import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of the folder, in the folder of what arrives, for pictures that are not finished. Nothing in it was paid for. */
export const PARTIALS = 'partials';
/** px. As wide as a place in the graph is ever shown. */
const WIDTH = 640;

interface PartialsOptions {
  /** Where this program's pictures arrive. */
  readonly incoming: string;
  /** Writes a WebP of that width. @throws PictureError */
  readonly thumbnail: (source: string, dest: string, width: number) => Promise<unknown>;
  readonly log: (error: unknown) => void;
}

/** What is drawn of one picture so far. */
export interface CallPartials {
  /** Where it arrives. */
  readonly folder: string;
  /** Takes over a file. Of several that wait the newest is shown. */
  readonly push: (path: string) => void;
  /** The picture is there, or will not come: nothing is told any more, and all of it goes. */
  readonly end: () => void;
}

/** What is seen of pictures while they are drawn. Nothing of it is kept, and nothing that fails here costs a picture. */
export interface Partials {
  /** `tell` hears the name of each that can be shown. */
  begin(callId: string, tell: (name: string) => void): CallPartials;
  /** Path of a WebP file; `undefined`: it is gone, or never was. */
  readonly file: (name: string) => string | undefined;
  /** Once no call is under way any more. */
  close(): Promise<void>;
}

export function createPartials({ incoming, thumbnail, log }: PartialsOptions): Partials {
  const home = join(incoming, PARTIALS);
  const files = new Map<string, string>();
  const leaving = new Set<Promise<void>>();
  const begin: Partials['begin'] = (callId, tell) => {
    // A folder of its own: a write that meets a full disk there takes no room from what is paid for.
    const folder = join(home, callId);
    const names: string[] = [];
    let waiting: string | undefined;
    let working: Promise<void> | undefined;
    let hasEnded = false;
    const show = async (source: string): Promise<void> => {
      const name = randomUUID();
      const path = join(folder, `${name}.webp`);
      await thumbnail(source, path, WIDTH);
      if (hasEnded) return;
      files.set(name, path);
      names.push(name);
      tell(name);
    };
    const work = async (): Promise<void> => {
      for (let source = waiting; source !== undefined && !hasEnded; source = waiting) {
        waiting = undefined;
        await show(source).catch(log);
        await rm(source, { force: true }).catch(log);
      }
      working = undefined;
    };
    return {
      folder,
      push(path) {
        if (waiting !== undefined) rm(waiting, { force: true }).catch(log);
        waiting = path;
        working ??= work();
      },
      end() {
        hasEnded = true;
        for (const name of names) files.delete(name);
        const gone = Promise.resolve(working)
          .then(() => rm(folder, { recursive: true, force: true }))
          .catch(log)
          .finally(() => leaving.delete(gone));
        leaving.add(gone);
      },
    };
  };
  return {
    begin,
    file: (name) => files.get(name),
    async close() {
      files.clear();
      await Promise.all(leaving);
      await rm(home, { recursive: true, force: true }).catch(log);
    },
  };
}
