import { resolve } from 'node:path';
import { openDataFolder } from '../../../platform/files/openDataFolder.ts';
import { moveLibrary } from '../../../platform/library/places/moveLibrary.ts';
import { createPlaces } from '../../../platform/library/places/openPlace.ts';
import { reportOf } from '#shared/errors/reportOf';
import { onInterrupt } from '../followJob.ts';
import { printError, printJson } from '../print.ts';
import type { Surroundings } from '../Surroundings.ts';
import { sizeWords } from './sizeWords.ts';

/** Moves the library that nobody has open to a folder that is empty, or is not there. */
export async function moveTo({ env, terminal, signals }: Surroundings, folder: string): Promise<void> {
  const ending = new AbortController();
  const forget = onInterrupt(signals, () => {
    ending.abort();
  });
  try {
    const { from, to, isLeft } = await moveLibrary({
      dataFolder: openDataFolder(env),
      to: resolve(folder),
      signal: ending.signal,
      progress: (done, total) => {
        terminal.over(`${sizeWords(done)} of ${sizeWords(total)} moved`);
      },
      log: (problem) => {
        printError(terminal, reportOf(problem), problem);
      },
    });
    terminal.over('');
    terminal.line(to);
    if (isLeft) terminal.notes(`Something was left in ${from}, and is not of the library any more.\n`);
  } finally {
    terminal.over('');
    forget();
  }
}

/** Has another library be opened from the next start; without a folder the one in the data folder. */
export async function useLibrary({ env, terminal }: Surroundings, folder?: string): Promise<void> {
  const { next } = await createPlaces(openDataFolder(env)).choose(folder === undefined ? null : resolve(folder));
  terminal.line(next);
}

/** The library that is opened, then those that were. */
export async function listPlaces({ env, terminal }: Surroundings, { json }: { readonly json?: true }): Promise<void> {
  const places = await createPlaces(openDataFolder(env)).list();
  if (json) {
    printJson(terminal, places);
    return;
  }
  terminal.line(places.current);
  if (places.next !== null) terminal.notes(`It is to be moved to ${places.next} at the next start.\n`);
  for (const folder of places.known) terminal.line(folder);
}
