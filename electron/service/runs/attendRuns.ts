import type { Announcement } from '#shared/api/contract';
import { isLongRun } from '#shared/runs/isLongRun';
import { fractionOf, progressOf } from '#shared/runs/progressOf';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEvent, RunOutcome } from '#shared/runs/RunEvent';
import type { RunState, Slot } from '#shared/runs/RunState';
import type { AnnouncementLog } from '../AnnouncementLog.ts';
import type { ShellPort } from '../ports/ShellPort.ts';

type Desktop = Pick<ShellPort, 'setProgress' | 'keepAwake' | 'notify' | 'isFocused'>;

/**
 * What a desktop shows of runs though nobody looks at the page: progress on the dock or taskbar, a notice when a long one has ended in the
 * background. While one runs the computer stays awake. Gives its own end.
 */
export function attendRuns(announcements: Pick<AnnouncementLog, 'subscribe'>, desktop: Desktop): () => void {
  const running = new Map<string, RunState>();
  let shown: number | null = null;

  const attend = (event: RunEvent) => {
    const run = reduceRun(running.get(event.runId) ?? newRun(event.runId), event);
    const wasIdle = running.size === 0;
    if (event.kind === 'run-finished') running.delete(run.runId);
    else running.set(run.runId, run);

    if (wasIdle !== (running.size === 0)) desktop.keepAwake(running.size > 0);
    const progress = running.size === 0 ? null : inHundredths(fractionOf([...running.values()]));
    if (progress !== shown) desktop.setProgress(progress);
    shown = progress;
    if (event.kind === 'run-finished' && isLongRun(event) && !desktop.isFocused())
      desktop.notify({ title: run.name || 'Untitled', body: words(event.outcome, run) });
  };
  return announcements.subscribe(({ announcement }: { readonly announcement: Announcement }) => {
    if (announcement.kind === 'run') attend(announcement.event);
  });
}

/** Each change is a message to the system. */
function inHundredths(fraction: number): number {
  return Math.round(fraction * 100) / 100;
}

function words(outcome: RunOutcome, run: RunState): string {
  const { done: made } = progressOf(run);
  const slots = [...run.nodes.values()].flatMap((node) => node.slots).filter(({ status }) => status === 'done');
  const pictures = madeOf(slots);
  switch (outcome) {
    case 'completed':
      return made > 0 ? `${pictures} made.` : 'The run has ended.';
    case 'failed':
      return made > 0
        ? `The run failed. ${pictures} made before ${made === 1 ? 'is' : 'are'} kept.`
        : 'The run failed.';
    case 'cancelled':
      return `The run was stopped. ${pictures} made.`;
  }
}

/** `3 pictures`, `1 text`, `2 pictures and 5 texts` */
function madeOf(slots: readonly Slot[]): string {
  const texts = slots.filter(({ kind }) => kind).length;
  const pictures = slots.length - texts;
  const counts = [countOf(pictures, 'picture'), ...(texts > 0 ? [countOf(texts, 'text')] : [])];
  return (pictures === 0 && texts > 0 ? counts.slice(1) : counts).join(' and ');
}

function countOf(count: number, one: string): string {
  return `${String(count)} ${count === 1 ? one : `${one}s`}`;
}
