import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NotFoundError, WorkflowFileError } from '#shared/errors/inputErrors';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { createTurns } from '../disk/createTurns.ts';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { writeAtomically } from '../disk/writeAtomically.ts';

/** Unsaved work of one graph. */
export interface RecoveryEntry {
  /** A UUID of the page's making; also the name of its file here. */
  readonly documentId: string;
  /** The user's own file it belongs to, as calls name it, and the version it was made upon. */
  readonly file: { readonly name: string; readonly version: string } | null;
  /** ms since the epoch */
  readonly at: number;
  readonly workflow: Workflow;
}

/**
 * Unsaved work, kept apart from the user's files so that it never replaces one. Each entry is written whole or not at all, and the one before
 * is kept beside it until the next: a power cut in the middle costs at most the last second.
 */
export interface RecoveryJournal {
  /** @throws StorageError, SecretFoundError */
  write(entry: RecoveryEntry): Promise<void>;
  /** Newest first; entries whose both generations are damaged, or that cannot be read, are left out. */
  list(): Promise<readonly RecoveryEntry[]>;
  /** @throws NotFoundError */
  read(documentId: string): Promise<RecoveryEntry>;
  /** It was saved, or given up. */
  discard(documentId: string): Promise<void>;
}

export interface RecoveryOptions {
  /** Made with the first entry. */
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
  /** Hears of entries that cannot be read. */
  readonly log: (error: unknown) => void;
}

/** What reading throws where a file was cut off, or written by a newer version. */
const DAMAGED = [SyntaxError, z.ZodError, WorkflowFileError];
const ENTRY_NAME = /^([0-9a-f-]{36})\.json$/;

const journalSchema = z.object({
  format: z.literal('lumi-recovery'),
  sha256: z.string(),
  entry: z.object({
    documentId: z.string(),
    file: z.object({ name: z.string(), version: z.string() }).nullable(),
    at: z.number(),
    workflow: z.unknown(),
  }),
});

export function openRecovery({ folder, assertClean, log }: RecoveryOptions): RecoveryJournal {
  /** Writing and discarding of one graph go one after the other, or a late write would bring back what was saved. */
  const inTurn = createTurns();
  const newest = (documentId: string) => join(folder, `${documentId}.json`);
  const before = (documentId: string) => join(folder, `${documentId}.before.json`);
  const readEither = async (documentId: string): Promise<RecoveryEntry | undefined> =>
    (await readEntry(newest(documentId))) ?? (await readEntry(before(documentId)));

  return {
    write: (entry) =>
      inTurn(entry.documentId, async () => {
        const { documentId, file, at, workflow } = entry;
        const body = JSON.stringify({
          documentId,
          file: file && { name: file.name, version: file.version },
          at,
          workflow: workflowFile(workflow),
        });
        assertClean(body, 'The graph');
        try {
          await mkdir(folder, { recursive: true, mode: 0o700 });
          // Only a sound entry becomes the one before.
          if (await readEntry(newest(documentId))) await rename(newest(documentId), before(documentId));
          await writeAtomically(
            newest(documentId),
            `{"format":"lumi-recovery","sha256":"${hashOf(body)}","entry":${body}}\n`,
          );
        } catch (caught) {
          throw fileError('Keeping unsaved work', caught);
        }
      }),
    async list() {
      const entries: RecoveryEntry[] = [];
      for (const documentId of await idsIn(folder)) {
        try {
          const entry = await readEither(documentId);
          if (entry) entries.push(entry);
        } catch (caught) {
          // One of them must not hide the others.
          log(caught);
        }
      }
      return entries.sort((a, b) => b.at - a.at);
    },
    async read(documentId) {
      const entry = await readEither(documentId);
      if (!entry) throw new NotFoundError('This unsaved work is not there any more.');
      return entry;
    },
    discard: (documentId) =>
      inTurn(documentId, async () => {
        await rm(before(documentId), { force: true });
        await rm(newest(documentId), { force: true });
      }),
  };
}

/** `undefined`: there is none, or it is damaged. */
async function readEntry(path: string): Promise<RecoveryEntry | undefined> {
  try {
    const { sha256, entry } = journalSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    if (hashOf(JSON.stringify(entry)) !== sha256) return undefined;
    return { ...entry, workflow: readWorkflow(entry.workflow) };
  } catch (caught) {
    if (DAMAGED.some((kind) => caught instanceof kind) || errorCode(caught) === 'ENOENT') return undefined;
    throw fileError('Reading unsaved work', caught);
  }
}

async function idsIn(folder: string): Promise<readonly string[]> {
  try {
    const names = (await readdir(folder)).map((name) => name.replace('.before.json', '.json'));
    return [...new Set(names.flatMap((name) => ENTRY_NAME.exec(name)?.[1] ?? []))];
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return [];
    throw fileError('Reading unsaved work', caught);
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
