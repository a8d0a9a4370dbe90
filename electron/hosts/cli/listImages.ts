import { escaped } from '#shared/errors/printable';
import { formatMoney } from '#shared/graph/Money';
import { openHere, type Surroundings } from './Surroundings.ts';

/** How much of a prompt fits a line. characters */
const PROMPT_LENGTH = 60;

/** One line a picture, newest first. */
export async function listImages(here: Surroundings, query?: string): Promise<void> {
  await using app = await openHere(here);
  for (const { image, made } of await app.client('picture.list', { ...(query !== undefined && { query }) })) {
    here.terminal.line(
      [
        image.id,
        escaped(app.service.media.pictureFile(image.id)?.path ?? ''),
        `${image.width}x${image.height}`,
        made?.model ?? '-',
        `seed ${made?.seed ?? '-'}`,
        made?.cost ? formatMoney(made.cost) : '-',
        firstWords(made?.prompt ?? ''),
      ].join('  '),
    );
  }
}

function firstWords(prompt: string): string {
  const line = prompt.replaceAll(/\s+/g, ' ').trim();
  return line.length <= PROMPT_LENGTH ? line : `${line.slice(0, PROMPT_LENGTH).replace(/\s\S*$/, '')} …`;
}
