import { escaped } from '#shared/errors/printable';
import type { Edge } from '#shared/graph/Graph';
import { formatMoney } from '#shared/graph/Money';
import type { RunEvent } from '#shared/runs/RunEvent';
import { EventQueue } from '../../engine/EventQueue.ts';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { withoutReroutes } from '#shared/graph/withoutReroutes';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { App } from '../openApp.ts';
import type { Begin } from './beginRun.ts';
import { CallFailures } from './CallFailures.ts';
import { CopiesOut } from './CopiesOut.ts';
import { EXIT } from './exitCodes.ts';
import { printError, printJson } from './print.ts';
import { printedEvent } from './printedEvent.ts';
import { RunTally } from './RunTally.ts';
import { TextsOut } from './TextsOut.ts';
import { stopOnSignals } from './stopOnSignals.ts';
import type { Surroundings } from './Surroundings.ts';

export interface FollowOptions {
  /** A folder for copies. */
  readonly out?: string;
  /** Prints every event as JSON instead of a line a picture. */
  readonly events?: true;
}

/** Begins a run and tells of it to its end. Gives the exit code. */
export async function followRun(
  app: App,
  begin: Begin,
  options: FollowOptions,
  { terminal, signals }: Pick<Surroundings, 'terminal' | 'signals'>,
): Promise<number> {
  const { events, unsubscribe } = listen(app);
  let forget: (() => void) | undefined;
  const failures = new CallFailures();
  const texts = new TextsOut();
  const copies = options.out === undefined ? undefined : new CopiesOut(app, options.out, terminal);
  const pathOf = (id: string) => app.service.media.pictureFile(id)?.path ?? '';
  try {
    const { runId, name } = await begin(app);
    const tally = new RunTally(runId);
    forget = stopOnSignals(app.client, runId, { terminal, signals });
    for await (const event of events) {
      tally.hear(event);
      texts.hear(event);
      if (options.events) printJson(terminal, printedEvent(event));
      terminal.over('');
      if (event.kind === 'image-saved') {
        const path = (await copies?.copy(event, name)) ?? pathOf(event.image.id);
        if (!options.events && !event.kept) terminal.line(pictureLine(event, path));
      }
      if ((event.kind === 'image-saved' || event.kind === 'text-saved') && event.note !== undefined && !event.kept)
        terminal.notes(`${placeOf(event)}: ${event.note}\n`);
      if (event.kind === 'image-damaged') terminal.notes(`${placeOf(event)}: ${DAMAGED}\n`);
      if (event.kind === 'image-elsewhere' || event.kind === 'text-elsewhere')
        terminal.notes(`${placeOf(event)}: ${ELSEWHERE}\n`);
      if (event.kind === 'node-progress' && event.isNote) terminal.notes(`${event.node}: ${event.message ?? ''}\n`);
      if (event.kind === 'node-waiting') terminal.notes(`${event.node}: ${waitingWords(event)}\n`);
      for (const report of failures.hear(event)) printError(terminal, report);
      if (tally.progress !== undefined) terminal.over(tally.progress);
      if (event.kind !== 'run-finished') continue;
      terminal.over('');
      if (!options.events) {
        for (const text of texts.texts(await edgesOf(app, runId))) terminal.lines(`${text}\n`);
      }
      if (event.error) printError(terminal, event.error);
      for (const line of tally.lastWords(event.outcome)) terminal.notes(`${line}\n`);
      if (event.outcome === 'completed' && copies?.hasFailed) return EXIT.failed;
      return { completed: EXIT.done, failed: EXIT.failed, cancelled: EXIT.cancelled }[event.outcome];
    }
    return EXIT.failed;
  } finally {
    terminal.over('');
    unsubscribe();
    forget?.();
  }
}

const DAMAGED = 'The picture is damaged: it does not decode to its end. It is kept; running again asks for it anew.';
const ELSEWHERE = 'Another window or program is making this. Its result is waited for.';

/** What a node that waits for a choice waits for. */
function waitingWords({ on, message }: RunEvent & { kind: 'node-waiting' }): string {
  return on === undefined ? `${message} What follows waits.` : message;
}

/** `generate, picture 3`, `write, text 3` */
function placeOf({ kind, node, index }: Extract<RunEvent, { index: number }>): string {
  return `${node}, ${kind.startsWith('text') ? 'text' : 'picture'} ${index + 1}`;
}

/** Of the graph as it ran. */
async function edgesOf(app: App, runId: string): Promise<readonly Edge[]> {
  const run = (await app.client('run.current')).find((each) => each.runId === runId);
  return run ? withoutReroutes(withoutGroups(readWorkflow(run.workflow))).edges : [];
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
