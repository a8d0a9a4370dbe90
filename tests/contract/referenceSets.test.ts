import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { createClient, type Client } from '#shared/api/createClient';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { runHere } from '../support/runHere.ts';
import { over } from '../support/programs.ts';
import { sampleGraph } from '../support/runs.ts';
import { openTestApp, startTestHost } from '../support/testApp.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { directTransport, loopbackTransport, visit, type TestTransport } from '../support/transports.ts';

const doors: readonly (readonly [string, () => Promise<TestTransport>])[] = [
  ['in the same process', async () => directTransport((await openTestApp()).app.service)],
  ['over the loopback door', async () => loopbackTransport(await visit((await startTestHost()).host))],
];

/** The ids of so many new pictures. */
async function drawn(client: Client, count: number): Promise<readonly string[]> {
  const { runId } = await client('run.start', { workflow: workflowFile(sampleGraph(count).build()) });
  await over(client, runId);
  return (await client('picture.list', { limit: count })).map(({ image }) => image.id);
}

const noted = (id: string, note = '') => ({ id, note });

describe.each(doors)('the calls of reference sets, %s', (_name, open) => {
  const connect = async () => {
    const transport = await open();
    const client = createClient(transport);
    const told: Announcement[] = [];
    transport.subscribe(
      (announcement) => told.push(announcement),
      () => undefined,
    );
    await transport.subscribed();
    return { client, told };
  };

  it('make a set, change it, go back and find it again', async () => {
    const { client } = await connect();
    const [a = '', b = ''] = await drawn(client, 2);
    const made = await client('set.create', {
      name: '  Mara \u202e in\n red ',
      pictures: [noted(a, 'left'), noted(b)],
    });
    expect(made).toMatchObject({ name: 'Mara in red', version: 1 });
    const { id } = made;
    await client('set.save', { id, base: 1, pictures: [noted(b)] });
    expect((await client('set.versions', { id })).map(({ version, pictures }) => [version, pictures.length])).toEqual([
      [2, 1],
      [1, 2],
    ]);
    await client('set.save', { id, base: 2, pictures: [noted(a, 'left'), noted(b)] });
    const [found] = await client('set.list');
    expect(found).toMatchObject({
      id,
      version: 3,
      pictures: [{ image: { id: a }, note: 'left' }, { image: { id: b } }],
    });
  });

  it('tell every window of each change', async () => {
    const { client, told } = await connect();
    const { id } = await client('set.create', { name: 'Mara', pictures: [] });
    const [a = ''] = await drawn(client, 1);
    await client('set.save', { id, base: 1, pictures: [noted(a)] });
    await client('set.rename', { id, name: 'Mara B' });
    await client('set.remove', { id });
    await client('set.restore', { id });
    const heard = () => told.flatMap((each) => (each.kind === 'set' ? [each.set] : []));
    await expect.poll(() => heard().length).toBe(5);
    expect(heard().map(({ name, version, removedAt }) => [name, version, removedAt !== undefined])).toEqual([
      ['Mara', 1, false],
      ['Mara', 2, false],
      ['Mara B', 2, false],
      ['Mara B', 2, true],
      ['Mara B', 2, false],
    ]);
  });

  it('tell the second of two windows that save at once, and keep what both had', async () => {
    const { client } = await connect();
    const [a = '', b = ''] = await drawn(client, 2);
    const { id } = await client('set.create', { name: 'Mara', pictures: [] });
    const saves = await Promise.allSettled(
      [a, b].map((picture) => client('set.save', { id, base: 1, pictures: [noted(picture)] })),
    );
    expect(saves.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = saves.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'set-conflict' });
    expect(await client('set.versions', { id })).toHaveLength(2);
  });

  it('refuse what is no set in words', async () => {
    const { client } = await connect();
    const [a = ''] = await drawn(client, 1);
    await client('set.create', { name: 'Mara', pictures: [] });
    await expect(client('set.create', { name: 'MARA', pictures: [] })).rejects.toMatchObject({
      code: 'bad-input',
      message: 'There is a reference set called “MARA” already.',
    });
    await expect(client('set.create', { name: ' \n ', pictures: [] })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(client('set.create', { name: 'Twice', pictures: [noted(a), noted(a)] })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(client('set.create', { name: 'Lost', pictures: [noted('f'.repeat(64))] })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(client('set.create', { name: `AIza${'x'.repeat(35)}`, pictures: [] })).rejects.toMatchObject({
      code: 'secret-found',
    });
    await expect(client('set.versions', { id: '99999999-9999-4999-8999-999999999999' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

/** A graph that draws by a set. The sample provider draws the same for the same seed, whatever it goes by. */
const graphWith = (set: object | null, seed = 100) =>
  aGraph('Mara in the rain')
    .node('provider', 'sample-provider')
    .node('config', 'gemini-config', { numImages: 1 })
    .node('set', 'reference-set', { set: set as never })
    .node('generate', 'image-processor', { prompt: 'Mara in the rain', seed })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .wire('set.images', 'generate.references')
    .build();

describe('a graph that uses a reference set', () => {
  const connect = async () => {
    const { app } = await openTestApp();
    const { client } = app;
    const pictures = await drawn(client, 3);
    const [a = '', b = ''] = pictures;
    const set = await client('set.create', { name: 'Mara', pictures: [noted(a), noted(b, 'coat')] });
    /** Runs it, and tells what was sent with the picture it made. */
    const run = async (graph: ReturnType<typeof graphWith>) => {
      const { runId } = await client('run.start', { workflow: workflowFile(graph) });
      await over(client, runId);
      const details = await client('run.details', { runId });
      const made = details.calls[0]?.images[0];
      const { made: by } = await client('picture.details', { id: made?.id ?? '' });
      const fields = (details.workflow as { nodes: { id: string; fields?: { set?: object } }[] }).nodes.find(
        ({ id }) => id === 'set',
      )?.fields;
      return { runId, references: by?.references.map(({ id }) => id), ran: fields?.set };
    };
    return { client, set, pictures, run, chosen: { id: set.id, name: 'Mara' } };
  };

  it('sends its pictures in their order, and follows it where the latest is meant', async () => {
    const { client, set, pictures, run, chosen } = await connect();
    const [a = '', b = '', c = ''] = pictures;
    expect((await run(graphWith(chosen))).references).toEqual([a, b]);
    await client('set.save', { id: set.id, base: 1, pictures: [noted(c), noted(a)] });
    expect((await run(graphWith(chosen, 200))).references).toEqual([c, a]);
    expect((await run(graphWith({ ...chosen, version: 1 }, 300))).references).toEqual([a, b]);
  });

  it('keeps in what ran the version that was used', async () => {
    const { client, set, pictures, run, chosen } = await connect();
    const [a, b, c = ''] = pictures;
    const { ran } = await run(graphWith(chosen));
    expect(ran).toEqual({ ...chosen, version: 1, pictures: [a, b] });
    await client('set.save', { id: set.id, base: 1, pictures: [noted(c)] });
    const preview = await client('run.preview', { workflow: workflowFile(graphWith(ran ?? null)) });
    expect(preview).toMatchObject({ reused: 1, toSend: 0 });
    expect(await client('run.preview', { workflow: workflowFile(graphWith(chosen)) })).toMatchObject({ toSend: 1 });
  });

  it('goes on with the version it began with, also when the set was changed and removed meanwhile', async () => {
    const { client, set, pictures, run, chosen } = await connect();
    const { runId } = await run(graphWith(chosen));
    await client('set.save', { id: set.id, base: 1, pictures: [noted(pictures[2] ?? '')] });
    await client('set.remove', { id: set.id });
    await client('run.resume', { runId });
    await over(client, runId);
    const { run: summary, calls } = await client('run.details', { runId });
    expect(summary.status).toBe('completed');
    expect(calls).toHaveLength(1);
  });

  it('is refused before anything is sent where the set is not there, and each time in words', async () => {
    const { client, set, chosen } = await connect();
    const other = { id: '99999999-9999-4999-8999-999999999999', name: 'Otto', pictures: ['a'.repeat(64)] };
    const refused = { code: 'graph-problems', problems: [{ code: 'not-in-library', node: 'set' }] };
    const start = async (graph: ReturnType<typeof graphWith>) => {
      const caught: unknown = await client('run.start', { workflow: workflowFile(graph) }).catch((e: unknown) => e);
      return (caught as { report(): unknown }).report();
    };
    expect(await start(graphWith(other))).toMatchObject(refused);
    expect(await start(graphWith(null))).toMatchObject(refused);
    await client('set.remove', { id: set.id });
    expect(await start(graphWith(chosen))).toMatchObject(refused);
    const preview = await client('run.preview', { workflow: workflowFile(graphWith(chosen)) });
    expect(preview).toMatchObject({
      isRefused: true,
      problems: [{ message: expect.stringMatching(/was removed/) as string }],
    });
    await client('set.restore', { id: set.id });
    expect((await client('run.preview', { workflow: workflowFile(graphWith(chosen)) })).problems).toEqual([]);
  });

  it('is a problem of exit code 2 on the command line where the set is not there', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'home'));
    const file = join(folder, 'mara.lumi.json');
    writeFileSync(file, writeWorkflow(graphWith({ id: '99999999-9999-4999-8999-999999999999', name: 'Mara' })));
    const env = { LUMI_HOME: join(folder, 'home') };
    const checked = await runHere(['check', file], { env });
    expect(checked).toMatchObject({ code: 2 });
    expect(checked.stdout + checked.stderr).toContain('“Mara” is not in this library');
    const ran = await runHere(['run', file], { env });
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain('“Mara” is not in this library');
  });
});
