import { describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { createClient, type Client } from '#shared/api/createClient';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { over } from '../support/programs.ts';
import { sampleGraph } from '../support/runs.ts';
import { openTestApp, startTestHost } from '../support/testApp.ts';
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
