import type { Command } from 'commander';
import { printable } from '#shared/errors/printable';
import { wholeNumber } from '../findWords.ts';
import { openHere, type Surroundings } from '../Surroundings.ts';
import { sizeWords } from './sizeWords.ts';

/** Adds `library empty-trash`, the only command that removes pictures from the disk. */
export function addEmptyTrash(library: Command, here: Surroundings): void {
  library
    .command('empty-trash')
    .description('remove what is in the trash from the disk; what is known of the pictures stays')
    .option('--older-than <DAYS>', 'only what has been there for so many days', wholeNumber)
    .action(async ({ olderThan }: { readonly olderThan?: number }) => {
      await emptyTrash(here, olderThan);
    });
}

async function emptyTrash(here: Surroundings, olderThanDays: number | undefined): Promise<void> {
  await using app = await openHere(here);
  const wish = olderThanDays === undefined ? {} : { olderThanDays };
  const { count, bytes, kept } = await app.client('trash.empty', wish);
  for (const { id, reason } of kept) here.terminal.notes(`${id} was kept. ${printable(reason)}\n`);
  const pictures = count === 1 ? '1 picture' : `${String(count)} pictures`;
  here.terminal.line(`${pictures} removed, ${sizeWords(bytes)}`);
}
