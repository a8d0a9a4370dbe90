import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { liveList } from '#shared/api/modelSchemas';
import type { LiveList } from '#shared/graph/models/LiveList';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { writeAtomically } from '../disk/writeAtomically.ts';

/** Bytes of a list's file that are read. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What providers said of their models, a file each in `models/` of the data folder. */
export interface ModelLists {
  /** As they were read at the start; one that cannot be understood, such as a newer version's, is none. */
  readonly kept: readonly LiveList[];
  /** Keeps one in place of that of before. @throws StorageError */
  keep(list: LiveList): Promise<void>;
}

/** @throws StorageError where the folder cannot be read */
export async function openModelLists(dataFolder: string): Promise<ModelLists> {
  const folder = join(dataFolder, 'models');
  const names = await readdir(folder).catch((caught: unknown) => {
    if (errorCode(caught) === 'ENOENT') return [];
    throw fileError('Reading the lists of models', caught);
  });
  const kept = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readList(join(folder, name))),
  );
  return {
    kept: kept.filter((list) => list !== undefined),
    async keep(list) {
      await mkdir(folder, { recursive: true }).catch((caught: unknown) => {
        throw fileError('Saving the list of models', caught);
      });
      await writeAtomically(join(folder, `${list.provider}.json`), `${JSON.stringify(list)}\n`);
    },
  };
}

async function readList(path: string): Promise<LiveList | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    return text.length > MOST_BYTES ? undefined : liveList.safeParse(JSON.parse(text)).data;
  } catch (caught) {
    if (caught instanceof SyntaxError || errorCode(caught) === 'ENOENT') return undefined;
    throw fileError('Reading the list of models', caught);
  }
}
