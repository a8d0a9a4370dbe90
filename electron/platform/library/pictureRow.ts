import { z } from 'zod';
import type { PictureDetails } from '#shared/api/contract';
import { label } from '#shared/api/gallerySchemas';
import { image, json, listRow, moneyKind, storedRequest, storedSettings, storedSources } from './rowSchemas.ts';
import { settingsOf } from './settingsOf.ts';

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
  sources: storedSources,
  sent_at: z.number().nullable(),
  finished_at: z.number().nullable(),
  position: z.number(),
});

const fromOutside = z.object({
  import_name: z.string().nullable(),
  import_at: z.number().nullable(),
  program: z.string().nullable(),
  import_prompt: z.string().nullable(),
  negative: z.string().nullable(),
  import_model: z.string().nullable(),
  import_seed: z.number().nullable(),
  import_settings: storedSettings,
  has_workflow: z.number(),
  foreign_graph: z.enum(['comfyui', 'invokeai']).nullable(),
  twin_of: z.string().nullable(),
});

const picture = z.object({
  ...fromOutside.shape,
  ...image.shape,
  bytes: z.number(),
  created_at: z.number(),
  run: z.string().nullable(),
  proof: z.string().nullable(),
  drawn_on: z.string().nullable(),
  drawn_as: z.string().nullable(),
  rating: z.number(),
  favourite: z.number(),
  note: z.string(),
  trashed_at: z.number().nullable(),
  emptied_at: z.number().nullable(),
  missing_at: z.number().nullable(),
  labels: json(z.array(label)),
});

/** The columns `detailsOfRow` reads, of `pictures p` with, where there is one, the call that made it first. */
export const PICTURE_ROW = `
  p.id, p.mime, p.width, p.height, p.bytes, p.created_at, p.proof,
  c.run, r.name AS graph, c.node, c.request, c.settings, c.notes, c.seed, c.list_row, c.cost, c.cost_kind, c.text, c.sources, c.sent_at, c.finished_at,
  m.position, d.source AS drawn_on, d.made_as AS drawn_as,
  p.rating, p.favourite, p.note, p.trashed_at, p.emptied_at, p.missing_at,
  (SELECT json_group_array(json_object('kind', l.kind, 'name', l.name) ORDER BY l.kind DESC, l.name_key)
    FROM picture_labels o JOIN labels l ON l.number = o.label WHERE o.picture = p.number) AS labels,
  i.name AS import_name, i.at AS import_at, i.program, i.prompt AS import_prompt, i.negative, i.model AS import_model, i.seed AS import_seed,
  i.settings AS import_settings, i.workflow IS NOT NULL AS has_workflow, i.foreign_graph, i.twin_of
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
    drawn_on: on,
    drawn_as: as,
    ...kept
  } = picture.parse(row);
  const details = {
    image: { id, width, height, mime },
    bytes,
    createdAt,
    ...(kept.missing_at !== null && { isMissing: true as const }),
    ...(kept.trashed_at !== null && { trashedAt: kept.trashed_at }),
    ...(kept.emptied_at !== null && { emptiedAt: kept.emptied_at }),
    facts: { rating: kept.rating, isFavourite: kept.favourite === 1, note: kept.note },
    labels: kept.labels,
    ...importOf(kept),
    ...(on !== null && { drawn: { on, isMask: as === 'mask' } }),
    ...(proof === 'damaged' && { isDamaged: true as const }),
  };
  return run === null ? details : { ...details, made: madeBy(call.parse(row)) };
}

function importOf(row: z.output<typeof fromOutside>): Pick<PictureDetails, 'imported'> {
  const { import_name: name, import_at: at, program, import_prompt: prompt, negative, import_model: model } = row;
  if (name === null || at === null) return {};
  const graph = row.has_workflow === 1 ? 'own' : row.foreign_graph;
  return {
    imported: {
      name,
      at,
      ...(program !== null && { program }),
      ...(prompt !== null && { prompt }),
      ...(negative !== null && { negative }),
      ...(model !== null && { model }),
      ...(row.import_seed !== null && { seed: row.import_seed }),
      settings: row.import_settings ?? [],
      ...(graph !== null && { graph }),
      ...(row.twin_of !== null && { twinOf: row.twin_of }),
    },
  };
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
    ...(row.sources && { sources: row.sources }),
  };
}
