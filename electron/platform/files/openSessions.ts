import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageSession, type PageSession } from '#shared/api/sessionSchemas';
import { SecretFoundError } from '#shared/errors/inputErrors';
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
  /** The ids of nodes, which a place names, may hold anything: better none is kept than nothing at all. */
  const cleanText = (pages: readonly PageSession[]): string | undefined => {
    const text = textOf(pages);
    try {
      assertClean(text, 'The place in a graph');
      return text;
    } catch (caught) {
      if (caught instanceof SecretFoundError) return undefined;
      throw caught;
    }
  };
  return {
    kept: await read(path),
    write: (pages) =>
      inTurn(path, async () => {
        const text = cleanText(pages) ?? textOf(pages.map(withoutPlaces));
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

function textOf(pages: readonly PageSession[]): string {
  return `${JSON.stringify({ version: 1, pages }, null, 2)}\n`;
}

function withoutPlaces({ session, ...page }: PageSession): PageSession {
  return { ...page, session: { ...session, tabs: session.tabs.map(({ place: _place, ...tab }) => tab) } };
}
