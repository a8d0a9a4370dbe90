import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { RunSummary } from '#shared/api/contract';
import { BadInputError, NotFoundError } from '#shared/errors/inputErrors';
import { escaped } from '#shared/errors/printable';
import { formatMoney } from '#shared/graph/Money';
import { takeSeeds, withSeeds } from '#shared/nodes/takeSeeds';
import type { RunEvent } from '#shared/runs/RunEvent';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { shipped } from '#shared/shipped';
import { readGraphOrPicture } from './readGraphOrPicture.ts';
import { EventQueue } from '../../engine/EventQueue.ts';
import { planFor } from '../../service/planFor.ts';
import { refuseKeys } from '../../service/refuseKeys.ts';
import { openApp, type App } from '../openApp.ts';
import { allowedKeys, type AllowedKey } from './allowedKeys.ts';
import { CallFailures } from './CallFailures.ts';
import { CopiesOut } from './CopiesOut.ts';
import { EXIT } from './exitCodes.ts';
import { printError, printJson, printLine, printToStderr, ProgressLine } from './print.ts';
import { printedEvent } from './printedEvent.ts';
import { RunTally } from './RunTally.ts';
import { runSettings, type SettingsOptions } from './runSettings.ts';
import { fieldsSetBy, setFields } from './setFields.ts';
import { stopOnSignals } from './stopOnSignals.ts';

export interface RunFileOptions extends SettingsOptions {
  /** A run to go on with: its id, or how that begins. */
  readonly resume?: string;
  readonly set: readonly string[];
  readonly out?: string;
  readonly events?: true;
  readonly concurrency?: number;
  readonly allowKey: readonly AllowedKey[];
}

/** Runs a graph file to its end, or goes on with an earlier run. Gives the exit code. */
export async function runFile(path: string | undefined, options: RunFileOptions): Promise<number> {
  const begin = path === undefined ? resuming(options) : await starting(path, options);
  if (options.out !== undefined) await makeFolder(options.out);
  await using app = await openApp({
    echo: printToStderr,
    ...(options.concurrency !== undefined && { concurrency: options.concurrency }),
  });
  return await follow(app, begin, options);
}

/** Begins a run of an open application; gives its id and the name of its graph. */
type Begin = (app: App) => { readonly runId: string; readonly name: string };

async function starting(path: string, options: RunFileOptions): Promise<Begin> {
  if (options.resume !== undefined) {
    throw new BadInputError('A run that goes on takes no file.', { hint: 'It runs the graph as it was.' });
  }
  const given = await readGraphOrPicture(path);
  const palette = shipped.paletteOf(given);
  const read = setFields(given, options.set, palette);
  const settings = runSettings(read, options, palette);
  const keep = fieldsSetBy(read, options.set, palette);
  const workflow = withSeeds(read, takeSeeds(read, palette, { draw: randomUUID(), keep, targets: settings.targets }));
  return (app) => {
    refuseKeys(workflow, app.service.ports);
    const keys = allowedKeys(options.allowKey, planFor(workflow, palette, settings.targets));
    for (const { provider, name } of keys) app.allowKey(provider, name);
    return { runId: app.service.runs.start(workflow, settings), name: workflow.name };
  };
}

function resuming({ resume, repeatUnknown, onError, maxCost, allowKey, ...options }: RunFileOptions): Begin {
  if (resume === undefined) {
    throw new BadInputError('Name a graph file.', { hint: 'Or a run to go on with: --resume RUN.' });
  }
  const others = options.set.length > 0 || options.again || options.to.length > 0 || options.from.length > 0;
  if (others) {
    throw new BadInputError('--set, --again, --to and --from go with a file, not with --resume.', {
      hint: 'A run goes on with the graph as it was.',
    });
  }
  return (app) => {
    const { runId, graph } = findRun(app, resume);
    const record = app.service.ports.library.runRecord(runId);
    const workflow = record && readWorkflowText(record.workflowText);
    const plan = workflow && planFor(workflow, shipped.paletteOf(workflow), record.settings.targets);
    const keys = plan ? allowedKeys(allowKey, plan) : [];
    for (const { provider, name } of keys) app.allowKey(provider, name);
    app.service.runs.resume(runId, {
      ...(repeatUnknown && { repeatUnknown }),
      ...(onError && { onError }),
      ...(maxCost !== undefined && { maxCost }),
    });
    return { runId, name: graph };
  };
}

function findRun(app: App, start: string): RunSummary {
  const found = app.service.ports.library.runsStartingWith(start);
  const [only, second] = found;
  if (second) throw new BadInputError(`Several runs begin with “${start}”.`, { hint: 'Name more of it.' });
  if (only) return only;
  throw new NotFoundError(`There is no run “${start}”.`, { hint: 'The runs there are: “lumi runs”.' });
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw new BadInputError(`Pictures cannot be copied to ${path}.`, {
      hint: 'Name a folder that can be written.',
      cause,
    });
  }
}

async function follow(app: App, begin: Begin, options: RunFileOptions): Promise<number> {
  const { events, unsubscribe } = listen(app);
  const { runId, name } = begin(app);
  const forget = stopOnSignals(app, runId);
  const progress = new ProgressLine();
  const tally = new RunTally(runId);
  const failures = new CallFailures();
  const copies = options.out === undefined ? undefined : new CopiesOut(app, options.out);
  try {
    for await (const event of events) {
      tally.hear(event);
      if (options.events) printJson(printedEvent(event));
      progress.clear();
      if (event.kind === 'image-saved') {
        const path =
          (await copies?.copy(event, name)) ?? app.service.ports.library.pictureFile(event.image.id)?.path ?? '';
        if (!options.events && !event.kept) printLine(pictureLine(event, path));
        if (event.note !== undefined && !event.kept) printToStderr(`${placeOf(event)}: ${event.note}\n`);
      }
      if (event.kind === 'image-damaged') printToStderr(`${placeOf(event)}: ${DAMAGED}\n`);
      if (event.kind === 'image-elsewhere') printToStderr(`${placeOf(event)}: ${ELSEWHERE}\n`);
      if (event.kind === 'node-progress' && event.isNote) printToStderr(`${event.node}: ${event.message ?? ''}\n`);
      for (const report of failures.hear(event)) printError(report);
      if (tally.progress !== undefined) progress.show(tally.progress);
      if (event.kind !== 'run-finished') continue;
      progress.clear();
      if (event.error) printError(event.error);
      for (const line of tally.lastWords(event.outcome)) printToStderr(`${line}\n`);
      if (event.outcome === 'completed' && copies?.hasFailed) return EXIT.failed;
      return { completed: EXIT.done, failed: EXIT.failed, cancelled: EXIT.cancelled }[event.outcome];
    }
    return EXIT.failed;
  } finally {
    progress.clear();
    unsubscribe();
    forget();
  }
}

const DAMAGED = 'The picture is damaged: it does not decode to its end. It is kept; running again asks for it anew.';
const ELSEWHERE = 'Another window or program is making this picture. Its result is waited for.';

/** `generate, picture 3` */
function placeOf({ node, index }: { readonly node: string; readonly index: number }): string {
  return `${node}, picture ${index + 1}`;
}

/** `<path>  <w>x<h>  seed <n>  <cost>` */
function pictureLine({ image, seed, cost }: RunEvent & { kind: 'image-saved' }, path: string): string {
  return `${escaped(path)}  ${image.width}x${image.height}  seed ${seed}  ${cost ? formatMoney(cost) : '-'}`;
}

/** Every event from now on, in order, and the way to stop listening. */
function listen(app: App) {
  const events = new EventQueue<RunEvent>();
  const unsubscribe = app.service.announcements.subscribe(({ announcement }) => {
    if (announcement.kind === 'run') events.push(announcement.event);
  });
  return { events, unsubscribe };
}
