import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CallOutput } from '#shared/api/contract';
import { INDEX } from '../places/libraryFolder.ts';
import { readElsewhere } from './readElsewhere.ts';

type UsageReport = CallOutput<'library.usage'>;

export interface Usage {
  /** What takes how much room. Pictures in the trash are counted apart, and are of no graph and no month. @throws StorageError */
  usage(): Promise<UsageReport>;
}

const sumRow = z.object({
  isTrash: z.number(),
  graph: z.string().nullable(),
  month: z.string(),
  count: z.number(),
  bytes: z.number(),
});

/** Read once, since every row has to be looked at. */
const SUMS = `SELECT trashed_at IS NOT NULL AS isTrash, graph, strftime('%Y-%m', created_at / 1000, 'unixepoch', 'localtime') AS month,
  count(*) AS count, sum(bytes) AS bytes FROM pictures WHERE emptied_at IS NULL GROUP BY 1, 2, 3`;

/** `folder`: the library's. */
export function createUsage(folder: string): Usage {
  return {
    async usage() {
      const file = join(folder, INDEX);
      const reading = { queries: [SUMS], folder: join(folder, 'thumbnails') };
      const { rows, bytes } = await readElsewhere(file, folder, reading, new AbortController().signal);
      const sizes = await Promise.all(['', '-wal', '-shm'].map((ending) => sizeOf(file + ending)));
      const all = z.array(sumRow).parse(rows[0]);
      const shown = all.filter(({ isTrash }) => isTrash === 0);
      return {
        pictures: sumOf(shown),
        trash: sumOf(all.filter(({ isTrash }) => isTrash === 1)),
        thumbnails: { bytes },
        index: { bytes: sizes.reduce((sum, each) => sum + each, 0) },
        graphs: [...Map.groupBy(shown, ({ graph }) => graph)]
          .map(([graph, some]) => ({ graph, ...sumOf(some) }))
          .toSorted((one, other) => other.bytes - one.bytes),
        months: [...Map.groupBy(shown, ({ month }) => month)]
          .map(([month, some]) => ({ month, ...sumOf(some) }))
          .toSorted((one, other) => (one.month < other.month ? 1 : -1)),
      };
    },
  };
}

interface Sum {
  readonly count: number;
  readonly bytes: number;
}

function sumOf(rows: readonly Sum[]): Sum {
  return rows.reduce((sum, { count, bytes }) => ({ count: sum.count + count, bytes: sum.bytes + bytes }), {
    count: 0,
    bytes: 0,
  });
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
