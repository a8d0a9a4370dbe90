import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BadInputError } from '#shared/errors/inputErrors';
import { printable } from '#shared/errors/printable';
import type { ErrorReport } from '#shared/errors/AppError';
import { EXIT } from './exitCodes.ts';
import { printError, printJson } from './print.ts';
import { openHere, type Surroundings } from './Surroundings.ts';
import { endOnSignals } from './endOnSignals.ts';

/** What was taken, what was there, what was left out and why: the keys are a contract. */
interface Imported {
  readonly taken: { file: string; id: string }[];
  readonly there: { file: string; id: string; restored?: true }[];
  readonly refused: { file: string; reason: string; hint?: string }[];
  readonly notes: { file: string; note: string }[];
}

/** Puts pictures, and all of folders and those below, into the library. Gives the exit code. */
export async function importPictures(
  here: Surroundings,
  paths: readonly string[],
  { json = false }: { readonly json?: boolean },
): Promise<number> {
  for (const path of paths) await refuseNothing(path);
  await using app = await openHere(here);
  const job = randomUUID();
  const forget = endOnSignals(here.signals, () => app.client('job.cancel', { job }));
  const found: Imported = { taken: [], there: [], refused: [], notes: [] };
  const reply = await app.service.importPaths(
    paths.map((path) => resolve(path)),
    {
      job,
      onPicture: (file, { id, isNew, isRestored, note }) => {
        if (isNew) found.taken.push({ file, id });
        else found.there.push({ file, id, ...(isRestored && { restored: true }) });
        if (note !== undefined) found.notes.push({ file, note });
      },
      onRefused: (file, { message, hint }) => {
        found.refused.push({ file, reason: message, ...(hint !== undefined && { hint }) });
      },
    },
  );
  forget();
  const failure = reply.ok ? reply.value.failure : reply.error;
  if (json) printJson(here.terminal, { ...found, ...(failure && { failure: failure.message }) });
  else tell(here, found, failure);
  if (failure) return EXIT.failed;
  if (reply.ok && reply.value.isStopped) return EXIT.cancelled;
  return found.taken.length + found.there.length > 0 ? EXIT.done : EXIT.failed;
}

async function refuseNothing(path: string): Promise<void> {
  try {
    await stat(path);
  } catch (cause) {
    throw new BadInputError(`There is no file or folder ${path}.`, {
      hint: 'Look at how it is spelled. Nothing was imported.',
      cause,
    });
  }
}

function tell({ terminal }: Surroundings, { taken, there, refused, notes }: Imported, failure?: ErrorReport): void {
  const restored = there.filter((each) => each.restored).length;
  for (const { file, reason } of refused) terminal.notes(`${printable(`${file}: ${reason}`)}\n`);
  for (const { file, note } of notes) terminal.notes(`${printable(`${file}: ${note}`)}\n`);
  if (failure) printError(terminal, failure);
  const parts = [
    `${count(taken.length)} taken`,
    ...(there.length > 0 ? [`${String(there.length)} in the library already`] : []),
    ...(restored > 0 ? [`${String(restored)} of these brought back out of the trash`] : []),
    ...(refused.length > 0 ? [`${String(refused.length)} left out`] : []),
  ];
  terminal.notes(`${parts.join(', ')}.\n`);
}

function count(pictures: number): string {
  return pictures === 1 ? '1 picture' : `${String(pictures)} pictures`;
}
