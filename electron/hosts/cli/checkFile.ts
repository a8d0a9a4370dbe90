import type { RunPreview } from '#shared/api/contract';
import { addMoney, formatMoney } from '#shared/graph/Money';
import { byModel } from '#shared/runs/byModel';
import { counted, multiplied } from '#shared/runs/callLines';
import { toldEstimate } from '#shared/runs/toldEstimate';
import type { Terminal } from '../terminal.ts';
import { EXIT } from './exitCodes.ts';
import { prepareGraph, type GraphOptions } from './prepareGraph.ts';
import { printProblem } from './print.ts';
import { allowLists } from './allowLists.ts';
import { openHere, type Surroundings } from './Surroundings.ts';

export interface CheckOptions extends GraphOptions {
  /** Lists that the graph may read though they do not lie with it. */
  readonly allowFile: readonly string[];
}

/**
 * Prints every problem with its node's id, or the sheet: what a run would send, reuse and cost, and what stands in its way. Gives the exit
 * code.
 */
export async function checkFile(here: Surroundings, path: string, options: CheckOptions): Promise<number> {
  const { asked, path: graph } = await prepareGraph(path, {
    ...options,
    onLeft: (left) => {
      here.terminal.notes(`${left}\n`);
    },
  });
  await using app = await openHere(here);
  const file = await allowLists(app, graph, options.allowFile);
  const sheet = await app.client('run.preview', { ...(await asked(app, true)), file });
  if (sheet.problems.length > 0) {
    for (const problem of sheet.problems) printProblem(here.terminal, problem);
    return EXIT.badInput;
  }
  printSheet(here.terminal, sheet);
  return EXIT.done;
}

function printSheet(terminal: Terminal, sheet: RunPreview): void {
  const { calls, toSend, reused, saved, estimate, priceDate, caps } = sheet;
  const printRow = (name: string, text: string) => {
    terminal.line(`${name.padEnd(8)}  ${text}`);
  };
  printRow('calls', String(toSend));
  printRow('reused', reused === 0 ? '0' : `${reused}  (saves ${formatMoney(saved)})`);
  for (const { provider, toSend: own } of sheet.byProvider) {
    const models = calls.filter((call) => call.provider === provider && !call.isReused).map(({ model }) => model);
    if (own > 0) printRow(provider, `${own} × ${[...new Set(models)].join(', ')}`);
  }
  for (const { provider, model, calls: own, estimate: sum } of byModel(calls)) {
    printRow('model', `${provider}:${model}  ${counted(own.length, 'call')}, ${toldEstimate(sum, own)}`);
  }
  for (const [node, own] of Map.groupBy(calls, ({ node }) => node)) {
    const sum = addMoney(own.map(({ estimate }) => estimate));
    printRow('node', `${node}  ${multiplied(own)}, ${toldEstimate(sum, own)}`);
  }
  printRow('estimate', `${toldEstimate(estimate, calls)}${priceDate === null ? '' : `  (prices of ${priceDate})`}`);
  if (caps.run !== null) printRow('cap', `${dollars(caps.run)} a run`);
  if (caps.day !== null) printRow('cap', `${dollars(caps.day)} a day, ${formatMoney(caps.spentToday)} of it spent`);
  if (caps.reached) printRow('note', `the cap for the ${caps.reached} lets ${caps.allowed} of ${toSend} calls through`);
  if (sheet.mayBeBilled > 0)
    printRow(
      'note',
      `${sheet.mayBeBilled} of the calls were cut off and may have been billed: left out without --repeat-unknown`,
    );
  for (const model of new Set(calls.filter(({ isPriced }) => !isPriced).map((call) => call.model)))
    printRow('note', `the price of ${model} is not known`);
  for (const note of new Set(calls.flatMap((call) => call.notes.map((text) => `${call.node}  ${text}`))))
    printRow('note', note);
  const open = calls.filter(({ isOpen }) => isOpen).length;
  if (open > 0)
    printRow(
      'note',
      `${open} of the calls depend on what is still to be made: whether it is there already is not known yet`,
    );
  for (const { node, message } of sheet.notes) printRow('note', `${node}  ${message}`);
  for (const { nodes, message, hint } of sheet.keys)
    printRow('note', `${nodes.join(', ')}  ${[message, hint].filter(Boolean).join(' ')}`);
}

function dollars(microUsd: number): string {
  return formatMoney({ microUsd, kind: 'actual' });
}
