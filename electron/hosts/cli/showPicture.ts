import { resolve } from 'node:path';
import type { PictureDetails } from '#shared/api/contract';
import { escaped } from '#shared/errors/printable';
import { formatMoney } from '#shared/graph/Money';
import { fixSeeds } from '#shared/nodes/seedControl';
import { shipped } from '#shared/shipped';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { writeAtomically } from '../../platform/disk/writeAtomically.ts';
import type { Terminal } from '../terminal.ts';
import { findPicture } from './findPicture.ts';
import { pictureRecord, promptOf } from './pictureRow.ts';
import { printJson } from './print.ts';
import { refuseTaken } from './refuseTaken.ts';
import { openHere, type Surroundings } from './Surroundings.ts';

interface ShowWords {
  readonly json?: true;
  /** Where the graph that made it is to be written. */
  readonly graph?: string;
}

/** Tells all that is known of a picture, and writes the graph that made it, with the seeds that were drawn. */
export async function showPicture(here: Surroundings, start: string, { json, graph }: ShowWords): Promise<void> {
  if (graph !== undefined) await refuseTaken(graph);
  await using app = await openHere(here);
  const id = await findPicture(app, start);
  const details = await app.client('picture.details', { id });
  if (graph !== undefined) {
    const workflow = readWorkflow((await app.client('picture.graph', { id })).workflow);
    await writeAtomically(resolve(graph), writeWorkflow(fixSeeds(workflow, shipped.paletteOf(workflow))));
  }
  const path = app.service.media.pictureFile(id)?.path;
  if (json) printJson(here.terminal, pictureRecord(details, path));
  else if (graph === undefined) tell(here.terminal, details, path);
  else here.terminal.line(escaped(graph));
}

function tell(terminal: Terminal, details: PictureDetails, path: string | undefined): void {
  const { image, bytes, createdAt, facts, labels, made, imported, trashedAt, emptiedAt } = details;
  const named = (kind: 'tag' | 'board') =>
    labels
      .filter((label) => label.kind === kind)
      .map(({ name }) => name)
      .join(', ');
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Picture', image.id],
    ['File', details.isMissing ? `${escaped(path ?? '')} (it is not there)` : path && escaped(path)],
    ['Size', `${String(image.width)}x${String(image.height)}, ${String(bytes)} bytes, ${image.mime}`],
    ['Time', new Date(createdAt).toISOString()],
    ['Damaged', details.isDamaged && 'it does not decode to its end'],
    ['In the trash', trashedAt === undefined ? undefined : `since ${new Date(trashedAt).toISOString()}`],
    ['Emptied', emptiedAt === undefined ? undefined : new Date(emptiedAt).toISOString()],
    ['Name', imported?.name],
    ['Program', imported?.program],
    ['Graph', made?.graph],
    ['Run', made?.runId],
    ['Provider', made?.provider],
    ['Model', made?.model ?? imported?.model],
    ['Prompt', promptOf(details)],
    ['Leave out', imported?.negative],
    ['Instructions', made?.instructions],
    ['Seed', seedOf(made?.seed ?? imported?.seed)],
    ...(made?.settings ?? imported?.settings ?? []),
    ['References', made?.references.map(({ id }) => id).join(' ')],
    ['Cost', made?.cost && formatMoney(made.cost)],
    ['Took', made?.ms === undefined ? undefined : `${(made.ms / 1000).toFixed(1)} s`],
    ['Text', made?.text],
    ['Notes of the call', made?.notes.join(' ')],
    ['Rating', facts.rating > 0 ? String(facts.rating) : undefined],
    ['Favourite', facts.isFavourite ? 'yes' : undefined],
    ['Tags', named('tag')],
    ['Boards', named('board')],
    ['Note', facts.note],
  ];
  for (const [label, value] of rows) if (value) terminal.line(`${label}: ${value}`);
}

function seedOf(seed: number | undefined): string | undefined {
  return seed === undefined ? undefined : String(seed);
}
