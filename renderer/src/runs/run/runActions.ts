import type { CallInput, RunSummary } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import type { CallPlace } from '#shared/runs/RunSettings';
import type { Studio } from '../../stores/studio.ts';
import { countOf, missingOf } from './runWords.ts';

/** Goes on with a run: all that has no picture is asked for. Where calls may have been billed already, the user says what becomes of them. */
export async function resumeRun(studio: Studio, run: RunSummary): Promise<void> {
  if (run.unknown === 0) {
    await resume(studio, { runId: run.runId });
    return;
  }
  const others = missingOf(run) - run.unknown;
  const asOf = Date.now();
  const answer = await studio.questions.ask('confirm', {
    title: 'Ask again for what may have been billed?',
    message: `${countOf(run.unknown, 'call')} of this run ${run.unknown === 1 ? 'was' : 'were'} cut off on the way and may have been billed without giving a picture. Asked again, the same may be billed a second time.`,
    ...(others > 0 ? { save: 'Leave them out', discard: 'Ask again' } : { save: 'Ask again' }),
  });
  if (answer === undefined) return;
  const asksAgain = answer === 'discard' || others <= 0;
  await resume(studio, { runId: run.runId, ...(asksAgain && { repeatUnknown: { asOf } }) });
}

/** Asks again for these places of a run, and for nothing else. */
export async function retryPlaces(studio: Studio, runId: string, places: readonly CallPlace[]): Promise<void> {
  await resume(studio, { runId, only: places.map(({ node, index }) => ({ node, index })) });
}

/** As `retryPlaces`, for places whose calls may have been billed: the user is told so first. */
export async function repeatPlaces(studio: Studio, runId: string, places: readonly CallPlace[]): Promise<void> {
  const asOf = Date.now();
  const answer = await studio.questions.ask('confirm', {
    title: 'Ask again for what may have been billed?',
    message: `${countOf(places.length, 'call')} ${places.length === 1 ? 'was' : 'were'} cut off on the way and may have been billed without giving a picture. Asked again, the same may be billed a second time.`,
    save: 'Ask again',
  });
  if (answer !== 'save') return;
  const only = places.map(({ node, index }) => ({ node, index }));
  await resume(studio, { runId, only, repeatUnknown: { asOf } });
}

export async function stopRun({ client, view }: Studio, runId: string): Promise<void> {
  try {
    await client('run.stop', { runId });
  } catch (caught) {
    view.getState().reportError(reportOf(caught));
  }
}

async function resume({ client, view, queue }: Studio, wishes: CallInput<'run.resume'>): Promise<void> {
  try {
    await client('run.resume', wishes);
    if (queue.getState().isPaused)
      view.getState().notify('The run waits, for the queue is paused.', 'Continue the queue to start it.');
  } catch (caught) {
    view.getState().reportError(reportOf(caught));
  }
}
