import type Database from 'better-sqlite3';
import { z } from 'zod';
import { moneyKind, storedSettings } from '../rowSchemas.ts';
import { indexed } from '../words/wordsOf.ts';
import { shapeOf } from './shapeOf.ts';

/**
 * Where each picture lies: what the gallery sorts, groups and finds it by, worked out of what the library knows of it. To be called within the
 * transaction in which a result, an import, a drawing or a note of it was written.
 */
export interface Shelf {
  shelve(number: number): void;
  shelveById(id: string): void;
  /** Where only its note has changed: nothing but its words is written anew. */
  reword(number: number): void;
}

/** UTF-16 units that a tile shows, and who cannot see it is told. */
const SHOWN_WORDS = 200;

const words = z.object({
  number: z.number(),
  note: z.string(),
  prompt: z.string().nullable(),
  other_prompts: z.string().nullable(),
  instructions: z.string().nullable(),
  text: z.string().nullable(),
  import_name: z.string().nullable(),
  program: z.string().nullable(),
  import_prompt: z.string().nullable(),
  import_model: z.string().nullable(),
  negative: z.string().nullable(),
  import_settings: storedSettings,
});
type Words = z.output<typeof words>;

const row = z.object({
  ...words.shape,
  width: z.number(),
  height: z.number(),
  created_at: z.number(),
  run: z.string().nullable(),
  node: z.string().nullable(),
  list_row: z.string().nullable(),
  graph: z.string().nullable(),
  queued_at: z.number().nullable(),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  seed: z.number().nullable(),
  cost: z.number().nullable(),
  cost_kind: moneyKind.nullable(),
  position: z.number().nullable(),
  reference_count: z.number().nullable(),
  import_at: z.number().nullable(),
  import_seed: z.number().nullable(),
  twin_batch: z.number().nullable(),
  drawing: z.number().nullable(),
});
type Truth = z.output<typeof row>;

const WORDS = `p.number, p.note, c.prompt, c.instructions, c.text,
  i.name AS import_name, i.program, i.prompt AS import_prompt, i.negative, i.model AS import_model, i.settings AS import_settings,
  CASE WHEN (SELECT count(*) FROM results WHERE picture = p.id) > 1 THEN (
    SELECT group_concat(DISTINCT oc.prompt) FROM results o JOIN calls oc ON oc.number = o.call
    WHERE o.picture = p.id AND oc.prompt <> c.prompt) END AS other_prompts`;

/** Of pictures `p` with, where there are, the call that made it first and its import. */
const OF = `FROM pictures p
LEFT JOIN results m ON m.picture = p.id AND m.call = (SELECT min(call) FROM results WHERE picture = p.id)
LEFT JOIN calls c ON c.number = m.call
LEFT JOIN imports i ON i.picture = p.id`;

const TRUTH = `
SELECT ${WORDS}, p.width, p.height, p.created_at, c.run, c.node, c.list_row, r.name AS graph, r.queued_at, c.provider, c.model, c.seed, c.cost,
  c.cost_kind, m.position, json_array_length(c.request, '$.references') AS reference_count,
  coalesce(i.batch_at, i.at) AS import_at, i.seed AS import_seed, twin.batch AS twin_batch,
  (SELECT min(number) FROM drawings WHERE picture = p.id) AS drawing
${OF}
LEFT JOIN runs r ON r.id = c.run
LEFT JOIN pictures twin ON twin.id = i.twin_of`;

export function createShelf(db: Database.Database): Shelf {
  const byNumber = db.prepare(`${TRUTH} WHERE p.number = ? LIMIT 1`);
  const wordsOf = db.prepare(`SELECT ${WORDS} ${OF} WHERE p.number = ? LIMIT 1`);
  const byId = db.prepare(`${TRUTH} WHERE p.id = ? LIMIT 1`);
  const update = db.prepare(`
    UPDATE pictures SET kind = @kind, run = @run, batch = @batch, group_at = @groupAt, provider = @provider, model = @model, graph = @graph,
      seed = @seed, cost = @cost, cost_kind = @costKind, ratio = @ratio, resolution = @resolution, reference_count = @references, words = @words
    WHERE number = @number`);
  /** Of any picture that came with it. */
  const batch = db
    .prepare(
      `SELECT p.batch FROM calls c JOIN results m ON m.call = c.number JOIN pictures p ON p.id = m.picture
       WHERE c.run = @run AND c.node = @node AND c.list_row IS @list_row AND p.run = c.run LIMIT 1`,
    )
    .pluck();
  const write = db.prepare(
    'INSERT OR REPLACE INTO pictures_text (rowid, prompt, instructions, text, note, origin) VALUES (?, ?, ?, ?, ?, ?)',
  );

  const reword = (truth: Words): void => {
    const { import_name, program, import_model, negative, import_settings } = truth;
    const settings = (import_settings ?? []).map(([, value]) => value);
    const origin = [import_name, program, import_model, negative, ...settings].filter((words) => words);
    // Another call may have given the same bytes.
    const prompt = [truth.prompt, truth.import_prompt, truth.other_prompts].filter((words) => words).join('\n');
    const texts = [prompt, truth.instructions, truth.text, truth.note, origin.join('\n')];
    write.run(truth.number, ...texts.map(indexed));
  };
  const place = (found: unknown): void => {
    const truth = row.parse(found);
    const { number, run } = truth;
    const common = run === null ? truth.twin_batch : batch.get({ run, node: truth.node, list_row: truth.list_row });
    update.run({ number, batch: typeof common === 'number' ? common : number, ...placeOf(truth) });
    reword(truth);
  };
  return {
    shelve(number) {
      place(byNumber.get(number));
    },
    shelveById(id) {
      place(byId.get(id));
    },
    reword(number) {
      reword(words.parse(wordsOf.get(number)));
    },
  };
}

function placeOf(truth: Truth) {
  const { run, import_name, import_at, drawing, created_at } = truth;
  const isMade = run !== null;
  const shown = truth.prompt || truth.import_prompt || import_name || '';
  return {
    kind: isMade ? 'made' : import_name !== null ? 'imported' : drawing !== null ? 'drawn' : 'found',
    run,
    groupAt: truth.queued_at ?? import_at ?? created_at,
    provider: truth.provider,
    model: isMade ? truth.model : truth.import_model,
    graph: truth.graph,
    seed: isMade ? truth.seed : truth.import_seed,
    // A reply costs once, however many pictures are in it.
    ...(truth.position === 0 && truth.cost !== null
      ? { cost: truth.cost, costKind: truth.cost_kind }
      : { cost: null, costKind: null }),
    ...shapeOf(truth.width, truth.height),
    references: truth.reference_count ?? 0,
    words: shown.slice(0, SHOWN_WORDS).toWellFormed().replaceAll(/\s+/g, ' ').trim(),
  };
}
