import { stat } from 'node:fs/promises';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { PictureDetails } from '#shared/api/contract';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { PicturesPort } from '../../engine/Ports.ts';
import { errorCode } from '../disk/fileErrors.ts';
import { createRequestFinder } from './createRequestFinder.ts';
import { image } from './rowSchemas.ts';
import { guarded } from './libraryErrors.ts';
import { picturePath } from './pictureFiles.ts';
import { PICTURE_ROW, detailsOfRow } from './pictureRow.ts';
import { withAll } from './words/matching.ts';
import { readQuery } from './words/readQuery.ts';

/** Where a picture's bytes are. */
export interface KeptFile {
  readonly path: string;
  readonly mime: string;
  readonly bytes: number;
}

export interface PicturePage {
  readonly limit: number;
  /** ms since the epoch: only what is older. Hand in the last one's time to get the next page. */
  readonly before?: number;
}

/** What one call asked for, in the user's words. */
export interface AskedPrompt {
  readonly runId: string;
  readonly graph: string;
  readonly node: string;
  /** ms since the epoch */
  readonly sentAt: number;
  readonly provider: string;
  readonly model: string;
  readonly prompt: string;
  readonly instructions: string;
}

/** Questions to the library. Those that ask for one thing give `undefined` where there is none. */
export interface PictureCatalogue extends PicturesPort {
  readonly pictureFile: (id: string) => KeptFile | undefined;
  details(id: string): PictureDetails | undefined;
  /** By their numbers, in that order; those that are not there are left out. */
  detailsOf(numbers: readonly number[]): PictureDetails[];
  /** Pictures, newest first, but for those that only came about by drawing on another, and those in the trash. `query`: words of the prompt, the instructions or the model's text; each must occur, or begin a word. */
  list(page: PicturePage & { readonly query?: string }): PictureDetails[];
  /** The graph that made a picture, as it ran, or that came with it, as a file would hold it. `run`: the run it is of. */
  graphOf(id: string): { readonly text: string; readonly run?: string } | undefined;
  /** What the call that made a picture asked for. */
  requestOf(id: string): EffectiveRequest | undefined;
  /** The graph a run ran, as a file would hold it. */
  workflowText(runId: string): string | undefined;
  /** How much of everything there is; bytes for `pictureBytes`. */
  counts(): Readonly<Record<string, number>>;
  /** Of the last so many calls that were sent, newest first. */
  recentPrompts(calls: number): AskedPrompt[];
  /** Of all calls sent by the last so many runs, newest first. */
  promptsOfRuns(runs: number): AskedPrompt[];
}

const fileRow = z.object({ mime: z.string(), bytes: z.number() }).optional();
const textRow = z.string().optional();
const graphRow = z.object({ text: z.string(), run: z.string().nullable() }).optional();
const stateRow = z.object({ what: z.string(), number: z.number() });

const promptRow = z
  .object({
    run: z.string(),
    graph: z.string(),
    node: z.string(),
    sent_at: z.number(),
    provider: z.string(),
    model: z.string(),
    prompt: z.string(),
    instructions: z.string(),
  })
  .transform(({ run, sent_at, ...rest }): AskedPrompt => ({ runId: run, sentAt: sent_at, ...rest }));

export function createPictureCatalogue(db: Database.Database, folder: string): PictureCatalogue {
  const file = db.prepare('SELECT mime, bytes FROM pictures WHERE id = ? AND emptied_at IS NULL');
  const ref = db.prepare('SELECT id, width, height, mime FROM pictures WHERE id = ?');
  const one = db.prepare(`SELECT ${PICTURE_ROW} WHERE p.id = ?`);
  const several = db.prepare(`SELECT p.number, ${PICTURE_ROW} WHERE p.number IN (SELECT value FROM json_each(?))`);
  const newest = db.prepare(
    `SELECT ${PICTURE_ROW} WHERE p.shelf = 0 AND p.created_at < @before ORDER BY p.created_at DESC LIMIT @limit`,
  );
  const found = db.prepare(`
    SELECT ${PICTURE_ROW}
    WHERE p.shelf = 0 AND p.created_at < @before AND p.number IN (SELECT rowid FROM pictures_text WHERE pictures_text MATCH @query)
    ORDER BY p.created_at DESC LIMIT @limit`);
  const workflow = db
    .prepare('SELECT text FROM workflows JOIN runs ON runs.workflow = workflows.hash WHERE runs.id = ?')
    .pluck();

  const graph = db.prepare(`
    SELECT w.text, r.id AS run FROM results m JOIN calls c ON c.number = m.call JOIN runs r ON r.id = c.run JOIN workflows w ON w.hash = r.workflow
    WHERE m.picture = @id AND m.call = (SELECT min(call) FROM results WHERE picture = @id)
    UNION ALL
    SELECT w.text, NULL FROM imports i JOIN workflows w ON w.hash = i.workflow WHERE i.picture = @id
    LIMIT 1`);

  const request = createRequestFinder(db);
  const callStates = db.prepare("SELECT 'calls ' || state AS what, count(*) AS number FROM calls GROUP BY state");
  const totals = db.prepare(`
    SELECT (SELECT count(*) FROM runs) AS runs, (SELECT count(*) FROM workflows) AS graphs,
      count(*) AS pictures, coalesce(sum(bytes), 0) AS pictureBytes FROM pictures`);
  const PROMPTS = `
    SELECT c.run, r.name AS graph, c.node, c.sent_at, c.provider, c.model, c.prompt, c.instructions
    FROM calls c JOIN runs r ON r.id = c.run WHERE c.sent_at IS NOT NULL`;
  const lastPrompts = db.prepare(`${PROMPTS} ORDER BY c.number DESC LIMIT ?`);
  const runPrompts = db.prepare(
    `${PROMPTS} AND c.run IN (SELECT id FROM runs ORDER BY started_at DESC LIMIT ?) ORDER BY c.number DESC`,
  );

  return {
    pictureFile: (id) =>
      guarded(folder, () => {
        const row = fileRow.parse(file.get(id));
        return row && { path: picturePath(folder, id, row.mime), ...row };
      }),
    findPictures: (ids) =>
      Promise.all(
        ids.map(async (id) => {
          const found = image.optional().parse(guarded(folder, () => ref.get(id)));
          return found && (await isThere(picturePath(folder, id, found.mime))) ? found : undefined;
        }),
      ),
    details: (id) =>
      guarded(folder, () => {
        const row = one.get(id);
        return row === undefined ? undefined : detailsOfRow(row);
      }),
    detailsOf: (numbers) =>
      guarded(folder, () => {
        const rows = z.array(z.looseObject({ number: z.number() })).parse(several.all(JSON.stringify(numbers)));
        const found = new Map(rows.map((row) => [row.number, row]));
        return numbers.flatMap((number) => found.get(number) ?? []).map(detailsOfRow);
      }),
    list: ({ query = '', limit, before = Number.MAX_SAFE_INTEGER }) =>
      guarded(folder, () => {
        const must = withAll(readQuery(query).must);
        const rows = must === undefined ? newest.all({ limit, before }) : found.all({ query: must, limit, before });
        return rows.map(detailsOfRow);
      }),
    graphOf: (id) =>
      guarded(folder, () => {
        const row = graphRow.parse(graph.get({ id }));
        return row && { text: row.text, ...(row.run !== null && { run: row.run }) };
      }),
    requestOf: (id) => guarded(folder, () => request(id)),
    workflowText: (runId) => guarded(folder, () => textRow.parse(workflow.get(runId))),
    counts: () =>
      guarded(folder, () => ({
        ...z.record(z.string(), z.number()).parse(totals.get()),
        ...Object.fromEntries(
          z
            .array(stateRow)
            .parse(callStates.all())
            .map(({ what, number }) => [what, number]),
        ),
      })),
    recentPrompts: (count) => guarded(folder, () => z.array(promptRow).parse(lastPrompts.all(count))),
    promptsOfRuns: (count) => guarded(folder, () => z.array(promptRow).parse(runPrompts.all(count))),
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return false;
    throw caught;
  }
}
