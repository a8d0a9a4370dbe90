import { randomUUID } from 'node:crypto';
import { formatMoney } from '#shared/graph/Money';
import { takeSeeds, withSeeds } from '#shared/nodes/takeSeeds';
import { readGraphOrPicture } from './readGraphOrPicture.ts';
import { preflight, type Preflight } from '../../service/preflight.ts';
import { openApp } from '../openApp.ts';
import { shipped } from '#shared/shipped';
import { EXIT } from './exitCodes.ts';
import { printLine, printProblem, printToStderr } from './print.ts';
import { runSettings, type SettingsOptions } from './runSettings.ts';
import { fieldsSetBy, setFields } from './setFields.ts';

interface CheckOptions extends SettingsOptions {
  readonly set: readonly string[];
}

/** Prints every problem with its node's id, or the sheet: what a run would send, reuse and cost, and what stands in its way. */
export async function checkFile(path: string, options: CheckOptions): Promise<number> {
  const given = await readGraphOrPicture(path);
  const palette = shipped.paletteOf(given);
  const read = setFields(given, options.set, palette);
  const settings = runSettings(read, options, palette);
  // As a run would: what it would send depends on its seeds.
  const keep = fieldsSetBy(read, options.set, palette);
  const workflow = withSeeds(read, takeSeeds(read, palette, { draw: randomUUID(), keep, targets: settings.targets }));
  await using app = await openApp({ echo: printToStderr });
  const sheet = await preflight(workflow, settings, app.service.ports);
  if (sheet.problems.length > 0) {
    sheet.problems.forEach(printProblem);
    return EXIT.badInput;
  }
  printSheet(sheet);
  return EXIT.done;
}

function printSheet({ calls, toSend, reused, saved, estimate, priceDate, caps, ...sheet }: Preflight): void {
  printRow('calls', String(toSend));
  printRow('reused', reused === 0 ? '0' : `${reused}  (saves ${formatMoney(saved)})`);
  for (const { provider, toSend: own } of sheet.byProvider) {
    const models = calls.filter((call) => call.provider === provider && !call.isReused).map(({ model }) => model);
    if (own > 0) printRow(provider, `${own} × ${[...new Set(models)].join(', ')}`);
  }
  printRow('estimate', `${formatMoney(estimate)}${priceDate === null ? '' : `  (prices of ${priceDate})`}`);
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
  for (const { nodes, message, hint } of sheet.keys)
    printRow('note', `${nodes.join(', ')}  ${[message, hint].filter(Boolean).join(' ')}`);
}

function printRow(name: string, text: string): void {
  printLine(`${name.padEnd(8)}  ${text}`);
}

function dollars(microUsd: number): string {
  return formatMoney({ microUsd, kind: 'actual' });
}
