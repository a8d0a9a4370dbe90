import { checkSteps } from '#shared/api/checkSteps';
import { hasDamage } from '#shared/api/hasDamage';
import type { CallOutput } from '#shared/api/contract';
import type { Terminal } from '../../terminal.ts';
import { EXIT } from '../exitCodes.ts';
import { followJob } from '../followJob.ts';
import { printJson } from '../print.ts';
import { openHere, type Surroundings } from '../Surroundings.ts';
import { sizeWords } from './sizeWords.ts';

type Report = CallOutput<'library.check'>;

/** Compares all pictures with their names and rows: a line for each that is not as it should be, or the report as JSON. Gives the exit code. */
export async function checkLibrary(here: Surroundings, { json }: { readonly json?: true }): Promise<number> {
  await using app = await openHere(here);
  const report = await followJob(app, here, 'checked', (job) => app.client('library.check', { job }));
  if (json) printJson(here.terminal, report);
  else printReport(here.terminal, report);
  return hasDamage(report) ? EXIT.failed : EXIT.done;
}

function printReport(terminal: Terminal, report: Report): void {
  const { damaged, missing, unreadable, misnamed, found, unknown, index } = report;
  tell(terminal, 'damaged', damaged, (id) => id);
  tell(terminal, 'missing', missing, (id) => id);
  tell(terminal, 'unreadable', unreadable, (id) => id);
  tell(terminal, 'misnamed', misnamed, ({ id, file }) => `${id}  ${file}`);
  tell(terminal, 'found', found, (id) => id);
  tell(terminal, 'unknown', unknown, (file) => file);
  for (const words of index) terminal.line(`index  ${words}`);
  for (const line of lastWords(report)) terminal.notes(`${line}\n`);
}

function tell<T>(
  terminal: Terminal,
  kind: string,
  { count, first }: { readonly count: number; readonly first: readonly T[] },
  words: (one: T) => string,
): void {
  for (const one of first) terminal.line(`${kind}  ${words(one)}`);
  if (count > first.length) terminal.line(`${kind}  … and ${(count - first.length).toLocaleString('en')} more`);
}

function lastWords(report: Report): readonly string[] {
  const { pictures, bytes } = report;
  const looked = `${pictures.toLocaleString('en')} pictures, ${sizeWords(bytes)}, were compared with their names and the index.`;
  return [looked, ...checkSteps(report), ...(hasDamage(report) ? [] : ['All is well.'])];
}
