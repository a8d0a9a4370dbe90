import { join } from 'node:path';
import { z } from 'zod';
import { CancelledError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import { INDEX } from '../places/libraryFolder.ts';
import { readElsewhere } from './readElsewhere.ts';

/** Most faults that are told. */
const MOST = 100;

const fault = z.object({ integrity_check: z.string() });
const orphan = z.object({ table: z.string(), parent: z.string() });

/**
 * What SQLite says of an index, the words it is searched by included; empty: all is well.
 * @see https://www.sqlite.org/pragma.html#pragma_integrity_check
 */
export async function checkIndex(folder: string, signal: AbortSignal, file = join(folder, INDEX)): Promise<string[]> {
  try {
    const queries = [`PRAGMA integrity_check(${String(MOST)})`, 'PRAGMA foreign_key_check'];
    const { rows } = await readElsewhere(file, folder, { queries }, signal);
    const faults = z
      .array(fault)
      .parse(rows[0])
      .flatMap(({ integrity_check: said }) => (said === 'ok' ? [] : [said]));
    const torn = z
      .array(orphan)
      .parse(rows[1])
      .map(({ table, parent }) => `A row of ${table} refers to a row of ${parent} that is not there.`);
    return [...faults, ...torn.slice(0, MOST)];
  } catch (caught) {
    if (caught instanceof CancelledError) throw caught;
    return [reportOf(caught).message];
  }
}
