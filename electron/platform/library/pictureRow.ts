import { z } from 'zod';
import type { PictureDetails } from '#shared/api/contract';
import { pictureFacts } from '#shared/api/pictureFacts';
import { FACT_COLUMNS } from './createFacts.ts';
import { image, json, listRow, moneyKind, storedRequest, storedSettings } from './rowSchemas.ts';
import { settingsOf } from './settingsOf.ts';

/** Of all a row tells. */
const storedFacts = pictureFacts.strip();

const call = z.object({
  run: z.string(),
  graph: z.string(),
  node: z.string(),
  request: json(storedRequest),
  settings: storedSettings,
  notes: json(z.array(z.string())),
  seed: z.number(),
  list_row: listRow,
  cost: z.number().nullable(),
  cost_kind: moneyKind.nullable(),
  text: z.string(),
  sent_at: z.number().nullable(),
  finished_at: z.number().nullable(),
  position: z.number(),
});

const picture = z.object({
  ...image.shape,
  bytes: z.number(),
  created_at: z.number(),
  run: z.string().nullable(),
  proof: z.string().nullable(),
  import_name: z.string().nullable(),
  import_at: z.number().nullable(),
  drawn_on: z.string().nullable(),
  drawn_as: z.string().nullable(),
});

/** The columns `detailsOfRow` reads, of `pictures p` with, where there is one, the call that made it first. */
export const PICTURE_ROW = `
  p.id, p.mime, p.width, p.height, p.bytes, p.created_at, p.proof,${FACT_COLUMNS.map((column) => ` p.${column},`).join('')}
  c.run, r.name AS graph, c.node, c.request, c.settings, c.notes, c.seed, c.list_row, c.cost, c.cost_kind, c.text, c.sent_at, c.finished_at,
  m.position, i.name AS import_name, i.at AS import_at, d.source AS drawn_on, d.made_as AS drawn_as
FROM pictures p
LEFT JOIN drawings d ON d.number = (SELECT min(number) FROM drawings WHERE picture = p.id)
LEFT JOIN imports i ON i.picture = p.id
LEFT JOIN results m ON m.picture = p.id AND m.call = (SELECT min(call) FROM results WHERE picture = p.id)
LEFT JOIN calls c ON c.number = m.call
LEFT JOIN runs r ON r.id = c.run`;

/** What a row of `PICTURE_ROW` tells. */
export function detailsOfRow(row: unknown): PictureDetails {
  const {
    id,
    width,
    height,
    mime,
    bytes,
    created_at: createdAt,
    run,
    proof,
    import_name: name,
    import_at: at,
    drawn_on: on,
    drawn_as: as,
  } = picture.parse(row);
  const details = {
    image: { id, width, height, mime },
    bytes,
    createdAt,
    facts: storedFacts.parse(row),
    ...(name !== null && at !== null && { imported: { name, at } }),
    ...(on !== null && { drawn: { on, isMask: as === 'mask' } }),
    ...(proof === 'damaged' && { isDamaged: true as const }),
  };
  return run === null ? details : { ...details, made: madeBy(call.parse(row)) };
}

function madeBy(row: z.output<typeof call>): NonNullable<PictureDetails['made']> {
  const { request } = row;
  return {
    runId: row.run,
    graph: row.graph,
    node: row.node,
    provider: request.provider,
    model: request.model,
    prompt: request.prompt,
    instructions: request.instructions,
    seed: row.seed,
    ...(row.list_row && { row: row.list_row }),
    settings: settingsOf(row),
    notes: row.notes,
    references: request.references,
    // A reply costs once, however many pictures are in it.
    ...(row.position === 0 &&
      row.cost !== null &&
      row.cost_kind && { cost: { microUsd: row.cost, kind: row.cost_kind } }),
    ...(row.finished_at !== null && row.sent_at !== null && { ms: row.finished_at - row.sent_at }),
    text: row.text,
  };
}
