import { escaped } from '#shared/errors/printable';
import { formatMoney } from '#shared/graph/Money';
import { openApp } from '../openApp.ts';
import { printLine, printToStderr } from './print.ts';

/** How much of a prompt fits a line. characters */
const PROMPT_LENGTH = 60;

/** One line a picture, newest first. */
export async function listImages(query?: string): Promise<void> {
  await using app = await openApp({ echo: printToStderr });
  const { library } = app.service.ports;
  for (const { image, made } of library.list({
    limit: Number.MAX_SAFE_INTEGER,
    ...(query !== undefined && { query }),
  })) {
    printLine(
      [
        image.id,
        escaped(library.pictureFile(image.id)?.path ?? ''),
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
