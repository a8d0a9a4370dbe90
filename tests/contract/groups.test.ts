import { describe, expect, it } from 'vitest';
import { createClient, type Client } from '#shared/api/createClient';
import { nodeAt, setFieldAt } from '#shared/graph/groups/fieldsAt';
import { withSeeds } from '#shared/nodes/takeSeeds';
import type { RunEvent } from '#shared/runs/RunEvent';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { TWO_PAINTERS } from '../support/groups.ts';
import { openTestApp, startTestHost } from '../support/testApp.ts';
import { directTransport, loopbackTransport, visit, type TestTransport } from '../support/transports.ts';

const doors: readonly (readonly [string, () => Promise<TestTransport>])[] = [
  ['in the same process', async () => directTransport((await openTestApp()).app.service)],
  ['over the loopback door', async () => loopbackTransport(await visit((await startTestHost()).host))],
];

/** Runs to the end: what it told, the seeds it took, and the graph as it stands then. */
async function run(transport: TestTransport, workflow: Workflow, more: object = {}) {
  const client: Client = createClient(transport);
  const events: RunEvent[] = [];
  const ended = Promise.withResolvers<undefined>();
  const leave = transport.subscribe(
    (told) => {
      if (told.kind !== 'run') return;
      events.push(told.event);
      if (told.event.kind === 'run-finished') ended.resolve(undefined);
    },
    () => {
      ended.reject(new Error('Events were lost.'));
    },
  );
  await transport.subscribed();
  const { runId, seeds } = await client('run.start', { workflow: workflowFile(workflow), ...more });
  await ended.promise;
  leave();
  const saved = events.flatMap((event) => (event.kind === 'image-saved' ? [event] : []));
  return { client, runId, seeds, events, saved, workflow: withSeeds(workflow, seeds) };
}

const pathsOf = (saved: readonly { readonly node: string; readonly reused: boolean }[], isReused: boolean) =>
  saved.flatMap(({ node, reused }) => (reused === isReused ? [node] : [])).sort();

describe.each(doors)('a graph with groups, %s', (_name, open) => {
  it('runs each use for itself, tells of nodes by their paths, and gives their seeds back by these', async () => {
    const first = await run(await open(), TWO_PAINTERS);
    expect(first.events.at(-1)).toMatchObject({ outcome: 'completed' });
    expect(first.events[0]).toMatchObject({
      kind: 'run-started',
      nodes: expect.arrayContaining(['a/g', 'b/g', 'show']) as string[],
    });
    expect(pathsOf(first.saved, false)).toEqual(['a/g', 'b/g']);
    expect(first.seeds).toEqual([
      { node: 'a/s', field: 'value', value: 2 },
      { node: 'b/s', field: 'value', value: 2 },
    ]);
    expect(first.workflow.nodes.map(({ fields }) => fields?.['seed'])).toEqual([2, 2, undefined]);
    expect(first.workflow.groups).toBe(TWO_PAINTERS.groups);
  });

  it('asks for nothing again but what was changed, in one use', async () => {
    const transport = await open();
    const keep = ['a', 'b'].map((node) => ({ node, field: 'seed' }));
    const { client } = await run(transport, TWO_PAINTERS, { seeds: { keep } });
    const changed = setFieldAt(TWO_PAINTERS, 'b', 'words', 'an owl');
    const preview = await client('run.preview', { workflow: workflowFile(changed), seeds: { keep } });
    expect(preview.calls.map(({ node, isReused }) => [node, isReused])).toEqual([
      ['a/g', true],
      ['b/g', false],
    ]);
    const second = await run(transport, changed, { seeds: { keep } });
    expect([pathsOf(second.saved, true), pathsOf(second.saved, false)]).toEqual([['a/g'], ['b/g']]);
  });

  it('runs one use alone, or one node of it, and asks anew for all that is in a use', async () => {
    const transport = await open();
    const only = await run(transport, TWO_PAINTERS, { targets: ['b'] });
    expect(pathsOf(only.saved, false)).toEqual(['b/g']);
    expect(only.seeds.map(({ node }) => node)).toEqual(['b/s']);
    const keep = [{ node: 'b', field: 'seed' }];
    const again = await run(transport, only.workflow, { targets: ['b/g'], again: ['b'], seeds: { keep } });
    expect(pathsOf(again.saved, false)).toEqual(['b/g']);
  });

  it('is kept with its groups, is told again, and its picture gives it back with the seeds it was drawn with', async () => {
    const { client, runId, saved, events } = await run(await open(), TWO_PAINTERS);
    const details = await client('run.details', { runId });
    const kept = readWorkflow(details.workflow);
    expect(kept.groups).toEqual(TWO_PAINTERS.groups);
    expect(nodeAt(kept, 'b/s')?.node.fields?.['value']).toBe(2);
    expect(details.calls.map(({ node }) => node).sort()).toEqual(['a/g', 'b/g']);
    const replay = await client('run.replay', { runId });
    const finished = (all: readonly RunEvent[]) =>
      all.flatMap((event) => (event.kind === 'node-finished' ? [event.node] : [])).sort();
    expect(finished(replay.events)).toEqual(finished(events));
    const graph = await client('picture.graph', { id: saved.find(({ node }) => node === 'b/g')?.image.id ?? '' });
    expect(readWorkflow(graph.workflow)).toEqual(kept);
  });

  it('goes on with one place in a use, by its path', async () => {
    const transport = await open();
    const { client, runId } = await run(transport, TWO_PAINTERS);
    await client('run.resume', { runId, only: [{ node: 'b/g', index: 0 }] });
    await expect.poll(async () => (await client('run.details', { runId })).run.status).toBe('completed');
  });

  it('tells what is wrong in it by the path, and of a key by the node or the group it stands in', async () => {
    const client = createClient(await open());
    const wrong = setFieldAt(TWO_PAINTERS, 'b/g', 'seed', -1);
    const told = await client('run.preview', { workflow: workflowFile(wrong) });
    expect(told.problems).toMatchObject([{ node: 'b/g', field: 'seed' }]);
    expect(told.problems[0]?.message).toContain('Hare › ');
    const key = `AIza${'k'.repeat(35)}`;
    const [painter] = TWO_PAINTERS.groups ?? [];
    const leaks: readonly (readonly [Workflow, object])[] = [
      [setFieldAt(TWO_PAINTERS, 'b/p', 'model', key), { node: 'b' }],
      [{ ...TWO_PAINTERS, groups: painter ? [{ ...painter, note: key }] : [] }, { node: 'a' }],
      [{ ...TWO_PAINTERS, groups: painter ? [setFieldAt(painter, 'g', 'prompt', key)] : [] }, { node: 'a/g' }],
      [{ ...TWO_PAINTERS, form: { fields: [{ node: 'a', field: 'words', help: key }] } }, {}],
    ];
    for (const [workflow, where] of leaks) {
      const { problems } = await client('run.preview', { workflow: workflowFile(workflow) });
      expect(problems).toMatchObject([{ code: 'secret-found', ...where }]);
      expect(JSON.stringify(problems)).not.toContain(key);
      await expect(client('run.start', { workflow: workflowFile(workflow) })).rejects.toMatchObject({
        code: 'secret-found',
      });
    }
  });
});
