import { mkdir } from 'node:fs/promises';
import { BadInputError } from '#shared/errors/inputErrors';
import { beginRun, type BeginOptions } from './beginRun.ts';
import { followRun, type FollowOptions } from './followRun.ts';
import { openHere, type Surroundings } from './Surroundings.ts';

export interface RunFileOptions extends BeginOptions, FollowOptions {
  readonly concurrency?: number;
}

/** Runs a graph file to its end, or goes on with an earlier run. Gives the exit code. */
export async function runFile(here: Surroundings, path: string | undefined, options: RunFileOptions): Promise<number> {
  const begin = await beginRun(path, {
    ...options,
    onLeft: (left) => {
      here.terminal.notes(`${left}\n`);
    },
  });
  if (options.out !== undefined) await makeFolder(options.out);
  const { concurrency } = options;
  await using app = await openHere(here, concurrency === undefined ? {} : { concurrency });
  return await followRun(app, begin, options, here);
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw new BadInputError(`Pictures cannot be copied to ${path}.`, {
      hint: 'Name a folder that can be written.',
      cause,
    });
  }
}
