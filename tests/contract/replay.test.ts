import { describe, expect, it } from 'vitest';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunState } from '#shared/runs/RunState';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { googlePrograms } from '../support/programs.ts';

const google = googlePrograms();

const graph = aGraph('Foxes')
  .node('provider', 'google-provider', { model: 'gemini-3-pro-image' })
  .node('config', 'gemini-config', { numImages: 2 })
  .node('words', 'text', { value: 'a fox' })
  .node('generate', 'image-processor', { seed: 7 })
  .node('all', 'gallery')
  .wire('words.text', 'generate.prompt')
  .wire('provider.provider', 'generate.provider')
  .wire('config.config', 'generate.config')
  .wire('generate.images', 'all.images')
  .build();

/** What nodes show, times aside. */
const shown = ({ nodes }: RunState) =>
  [...nodes].map(([id, { slots, outputs, status }]) => ({
    id,
    status,
    outputs,
    images: slots.map((slot) => [slot.seed, slot.image?.id]),
  }));

describe('a run that is shown again', () => {
  it('tells of the very pictures it made, in a later session too; nothing is sent or written', async () => {
    const before = await google.open();
    const asked = { workflow: workflowFile(graph), again: 'all' as const };
    const { runId } = await before.client('run.start', asked);
    await before.ended(runId);
    const told = (await before.client('run.current')).find((run) => run.runId === runId)!;
    const was = shown(told.events.reduce(reduceRun, newRun(runId)));
    // The same was made anew since: that is another run's.
    const { runId: later } = await before.client('run.start', asked);
    await before.ended(later);
    const sent = google.server.requests.length;
    await before.close();

    const { client } = await google.open();
    const details = await client('run.details', { runId });
    const { workflow, events } = await client('run.replay', { runId });
    expect(workflow).toEqual(details.workflow);
    expect(shown(events.reduce(reduceRun, newRun(runId)))).toEqual(was);
    expect(was.find(({ id }) => id === 'all')?.outputs).toHaveProperty('images.items.length', 2);
    expect(google.server.requests).toHaveLength(sent);
    expect(await client('run.details', { runId })).toEqual(details);
    expect(await client('run.current')).toEqual([]);
  });
});
