import type { Library } from '../openLibrary.ts';
import type { DecodePicture } from './wholePictures.ts';

export interface RegularRecovery {
  /** At once. Never rejects. */
  now(): Promise<void>;
  /** Waits for one that is under way. */
  close(): Promise<void>;
}

interface RecoveryWishes {
  readonly library: Pick<Library, 'recover'>;
  readonly decode: DecodePicture;
  /** ms since the epoch */
  readonly clock: () => number;
  /** ms between two. */
  readonly everyMs: number;
  /** Hears how much was found of each kind, where it was anything. */
  readonly note: (found: Readonly<Record<string, number>>) => void;
  /** Hears, once, where a file is now that began as a picture and cannot be opened. */
  readonly tellKept: (path: string) => void;
  /** Hears what could not be put in order: of each dead program once, however often it is tried again. */
  readonly log: (problem: unknown) => void;
}

/** Puts in order what other programs left that ended without closing, now and again for as long as this one lives. */
export function recoverRegularly({
  library,
  decode,
  clock,
  everyMs,
  note,
  tellKept,
  log,
}: RecoveryWishes): RegularRecovery {
  let underWay: Promise<void> | undefined;
  const told = new Set<string>();
  /** Of the last look as a whole. */
  let failure: string | undefined;

  const recover = async (): Promise<void> => {
    try {
      const { problems, unopened, ...found } = await library.recover(decode, clock());
      failure = undefined;
      for (const { session, error } of problems) {
        const problem = `${session} ${String(error)}`;
        if (!told.has(problem)) log(error);
        told.add(problem);
      }
      for (const path of unopened) tellKept(path);
      if (Object.values(found).some((count) => count > 0)) note(found);
    } catch (caught) {
      if (String(caught) !== failure) log(caught);
      failure = String(caught);
    }
  };
  const now = (): Promise<void> =>
    (underWay ??= recover().finally(() => {
      underWay = undefined;
    }));
  const timer = setInterval(() => void now(), everyMs).unref();

  return {
    now,
    async close() {
      clearInterval(timer);
      await underWay;
    },
  };
}
