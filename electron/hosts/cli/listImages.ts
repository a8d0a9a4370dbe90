import type { PictureDetails } from '#shared/api/contract';
import { BadInputError, NotFoundError } from '#shared/errors/inputErrors';
import { escaped } from '#shared/errors/printable';
import { formatMoney } from '#shared/graph/Money';
import type { App } from '../openApp.ts';
import { filterOf, type FindWords } from './findWords.ts';
import { pictureRow, promptOf } from './pictureRow.ts';
import { printJson } from './print.ts';
import { openHere, type Surroundings } from './Surroundings.ts';

/** How much of a prompt fits a line. characters */
const PROMPT_LENGTH = 60;
/** So many are asked for at a time. */
const PAGE = 500;

interface ListWords extends FindWords {
  readonly limit?: number;
  readonly json?: true;
}

/** One line a picture, or one JSON object. */
export async function listImages(here: Surroundings, words: readonly string[], options: ListWords): Promise<void> {
  await using app = await openHere(here);
  const { limit = Infinity, json, sort } = options;
  const run = options.run === undefined ? undefined : await findRun(app, options.run);
  const filter = filterOf(words, options, run);
  const { view, count } = await app.client('gallery.open', { filter, sort, groupBy: 'none' });
  for (let from = 0; from < Math.min(count, limit); from += PAGE) {
    const page = { view, from, limit: Math.min(PAGE, limit - from) };
    const { numbers } = await app.client('gallery.rows', page);
    for (const details of await app.client('picture.several', { numbers })) {
      const path = app.service.media.pictureFile(details.image.id)?.path;
      if (json) printJson(here.terminal, pictureRow(details, path));
      else here.terminal.line(lineOf(details, path));
    }
  }
}

function lineOf(details: PictureDetails, path: string | undefined): string {
  const { image, made, imported } = details;
  return [
    image.id,
    escaped(path ?? '-'),
    `${image.width}x${image.height}`,
    made?.model ?? imported?.model ?? '-',
    `seed ${made?.seed ?? imported?.seed ?? '-'}`,
    made?.cost ? formatMoney(made.cost) : '-',
    firstWords(promptOf(details)),
  ].join('  ');
}

/** The run whose id this is, or begins so. */
async function findRun(app: App, start: string): Promise<string> {
  const [found, ...more] = /^[0-9a-f-]{8,36}$/.test(start) ? await app.client('run.find', { start }) : [];
  if (!found) throw new NotFoundError(`There is no run ${start}.`, { hint: 'runs lists them.' });
  if (more.length > 0) throw new BadInputError(`Several runs begin with ${start}.`, { hint: 'Write more of its id.' });
  return found.runId;
}

function firstWords(prompt: string): string {
  const line = prompt.replaceAll(/\s+/g, ' ').trim();
  return line.length <= PROMPT_LENGTH ? line : `${line.slice(0, PROMPT_LENGTH).replace(/\s\S*$/, '')} …`;
}
