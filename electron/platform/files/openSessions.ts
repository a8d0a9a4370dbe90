import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageSession, type PageSession } from '#shared/api/sessionSchemas';
import { z } from 'zod';
import { createTurns } from '../disk/createTurns.ts';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { writeAtomically } from '../disk/writeAtomically.ts';

const sessionsSchema = z.object({ version: z.literal(1), pages: z.array(pageSession) });

/** What pages had open, kept in `sessions.json`. */
export interface SessionsFile {
  /** As the start before left it. */
  readonly kept: readonly PageSession[];
  /** @throws StorageError, SecretFoundError */
  write(pages: readonly PageSession[]): Promise<void>;
}

/** Reads them of a data folder. What cannot be understood is as good as none: unsaved work lies elsewhere. @throws StorageError */
export async function openSessions(
  folder: string,
  assertClean: (text: string, what: string) => void,
): Promise<SessionsFile> {
  const path = join(folder, 'sessions.json');
  const inTurn = createTurns();
  return {
    kept: await read(path),
    write: (pages) =>
      inTurn(path, async () => {
        const text = `${JSON.stringify({ version: 1, pages }, null, 2)}\n`;
        assertClean(text, 'The path of a file');
        await writeAtomically(path, text, { mode: 0o600 });
      }),
  };
}

async function read(path: string): Promise<readonly PageSession[]> {
  try {
    return sessionsSchema.parse(JSON.parse(await readFile(path, 'utf8'))).pages;
  } catch (caught) {
    if (caught instanceof SyntaxError || caught instanceof z.ZodError || errorCode(caught) === 'ENOENT') return [];
    throw fileError('Reading what was open', caught);
  }
}
