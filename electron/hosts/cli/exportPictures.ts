import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { ExportOptions, PictureTarget } from '#shared/api/contract';
import { firstExportName } from '#shared/api/firstExportName';
import { BadInputError } from '#shared/errors/inputErrors';
import { escaped, printable } from '#shared/errors/printable';
import { readQuery } from '../../platform/library/words/readQuery.ts';
import type { App } from '../openApp.ts';
import { endOnSignals } from './endOnSignals.ts';
import { EXIT } from './exitCodes.ts';
import { findPicture } from './findPicture.ts';
import { printError } from './print.ts';
import { openHere, type Surroundings } from './Surroundings.ts';

interface ExportWords {
  readonly out: string;
  readonly format: ExportOptions['format'];
  readonly longSide?: number;
  readonly name?: string;
  readonly recipe: ExportOptions['recipe'];
  readonly dropCredentials?: boolean;
}

/** A SHA, or its beginning. Of a query no word looks like that by chance. */
const ID = /^[0-9a-f]{8,64}$/;

/** Writes copies of pictures, a line for each. Gives the exit code: 1 where one was left out, or none was found. */
export async function exportPictures(
  here: Surroundings,
  words: readonly string[],
  { out, format, longSide, name, recipe, dropCredentials }: ExportWords,
): Promise<number> {
  await using app = await openHere(here);
  const { terminal } = here;
  const of = await targetOf(app, words);
  const path = resolve(out);
  const place = { kind: /\.zip$/i.test(path) ? 'zip' : 'folder', path } as const;
  const options = {
    format,
    name: name ?? firstExportName(recipe),
    recipe,
    ...(longSide !== undefined && { longSide }),
    ...(dropCredentials && { dropsCredentials: true as const }),
  };
  const job = randomUUID();
  const forget = endOnSignals(here.signals, () => app.client('job.cancel', { job }));
  const reply = await app.service.exportPictures([of], options, place, {
    job,
    onWritten: (_id, written) => {
      terminal.line(escaped(written));
    },
    onRefused: (id, { message, hint }) => {
      terminal.notes(`${printable([`${id}: ${message}`, hint].filter(Boolean).join(' '))}\n`);
    },
  });
  forget();
  if (!reply.ok) {
    printError(terminal, reply.error);
    if (reply.error.code === 'cancelled') return EXIT.cancelled;
    return reply.error.code === 'bad-input' || reply.error.code === 'not-found' ? EXIT.badInput : EXIT.failed;
  }
  const { count, notes, refused, isStopped } = reply.value;
  for (const note of notes) terminal.notes(`${printable(note)}.\n`);
  if (count + refused.count === 0 && !isStopped) {
    terminal.notes('No picture was found, so nothing was written.\n');
    return EXIT.failed;
  }
  terminal.notes(`${count === 1 ? '1 picture' : `${String(count)} pictures`} written to ${printable(path)}.\n`);
  if (isStopped) return EXIT.cancelled;
  return refused.count > 0 ? EXIT.failed : EXIT.done;
}

/** Words that all are SHAs name pictures; else all of them together are what is looked for. */
async function targetOf(app: App, words: readonly string[]): Promise<PictureTarget> {
  const named = words.filter((word) => ID.test(word));
  if (named.length === 0) return { filter: { text: queryOf(words) } };
  if (named.length < words.length) {
    throw new BadInputError('Some of these words name pictures by their SHA, and others do not.', {
      hint: 'Give either SHAs alone, or what to look for; a query between quotation marks is one word.',
    });
  }
  const ids: string[] = [];
  for (const word of words) ids.push(await findPicture(app, word));
  return { ids: [...new Set(ids)] };
}

/** @throws BadInputError where there is nothing to look for: signs alone would find every picture there is. */
function queryOf(words: readonly string[]): string {
  const text = words.join(' ');
  const { must, mustNot } = readQuery(text);
  if (must.length + mustNot.length > 0) return text;
  throw new BadInputError('There is no word in what is to be looked for.', {
    hint: 'Give words, or the SHAs of pictures: images prints them.',
  });
}
