import { addMoney, formatMoney } from '#shared/graph/Money';
import { readWorkflowFile } from '../../platform/files/readWorkflowFile.ts';
import { preflight } from '../../service/preflight.ts';
import { EXIT } from './exitCodes.ts';
import { keyNotes } from './keyNotes.ts';
import { printLine } from './print.ts';

/** Prints every problem with its node's id, or what a run would send. */
export async function checkFile(path: string): Promise<number> {
  const workflow = await readWorkflowFile(path);
  const { calls, problems, priceDate } = await preflight(workflow);
  if (problems.length > 0) {
    for (const problem of problems) {
      printLine(`${problem.node ?? '-'}  ${problem.message}${problem.hint === undefined ? '' : `  ${problem.hint}`}`);
    }
    return EXIT.badInput;
  }
  printLine(`calls     ${calls.length}`);
  // Results are not reused yet, so every call would be made.
  printLine('reused    0');
  for (const [provider, own] of Map.groupBy(calls, (call) => call.provider)) {
    printLine(`${provider.padEnd(8)}  ${own.length} × ${[...new Set(own.map((call) => call.model))].join(', ')}`);
  }
  const estimate = addMoney(calls.map((call) => call.estimate));
  printLine(`estimate  ${formatMoney(estimate)}${priceDate === null ? '' : `  (prices of ${priceDate})`}`);
  for (const note of new Set(calls.flatMap((call) => call.notes.map((text) => `${call.node}  ${text}`))))
    printLine(`note      ${note}`);
  for (const note of await keyNotes(workflow)) printLine(`note      ${note}`);
  return EXIT.done;
}
