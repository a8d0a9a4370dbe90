import { resolve } from 'node:path';
import { BadInputError } from '#shared/errors/inputErrors';
import { escaped, printable } from '#shared/errors/printable';
import { importGraph } from '#shared/foreign/importGraph';
import { reportLines } from '#shared/foreign/reportLines';
import { shipped } from '#shared/shipped';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { writeAtomically } from '../../platform/disk/writeAtomically.ts';
import { openSecrets } from './openSecrets.ts';
import { printJson } from './print.ts';
import { readForeign } from './readForeign.ts';
import { refuseTaken } from './refuseTaken.ts';
import type { Surroundings } from './Surroundings.ts';

/**
 * Writes a graph of another program as one of ours, and tells what became of it. Nothing is run or fetched, no file
 * replaced, and no key is written or told.
 */
export async function importForeignGraph(
  here: Surroundings,
  paths: readonly string[],
  { out, json }: { readonly out: string; readonly json?: true | undefined },
): Promise<void> {
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0)
    throw new BadInputError('One graph is imported at a time.', { hint: 'Name one file, and -o for where it goes.' });
  await refuseTaken(out);
  const { terminal } = here;
  const { redactor, assertClean } = await openSecrets(here);
  const { workflow, report } = importGraph(await readForeign(path), path, shipped, redactor());
  const text = writeWorkflow(workflow);
  assertClean(text, 'The graph');
  assertClean(JSON.stringify(report), 'What became of the graph');
  await writeAtomically(resolve(out), text);
  if (json) printJson(terminal, report);
  else {
    terminal.line(escaped(out));
    for (const line of reportLines(report)) terminal.notes(`${printable(line)}\n`);
  }
}
