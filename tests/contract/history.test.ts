import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { GraphRef } from '#shared/api/contract';
import { createClient } from '#shared/api/createClient';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { sampleGraph } from '../support/runs.ts';
import { openTestApp, startTestHost } from '../support/testApp.ts';
import { directTransport, loopbackTransport, visit, type TestTransport } from '../support/transports.ts';

const doors: readonly (readonly [string, () => Promise<{ transport: TestTransport; home: string }>])[] = [
  [
    'in the same process',
    async () => {
      const { app, home } = await openTestApp();
      return { transport: directTransport(app.service), home };
    },
  ],
  [
    'over the loopback door',
    async () => {
      const { host, home } = await startTestHost();
      return { transport: loopbackTransport(await visit(host)), home };
    },
  ],
];

const FIRST = sampleGraph(2).build();
const withText = (value: string) => ({
  ...FIRST,
  viewport: { x: value.length, y: 0, zoom: 1 },
  nodes: FIRST.nodes.map((node) => (node.type === 'text' ? { ...node, fields: { value } } : node)),
});
const CANARY = 'AIzaSyCanaryCanaryCanaryCanaryCanary123';

describe.each(doors)('the calls of history, %s', (_name, open) => {
  const connect = async () => {
    const { transport, home } = await open();
    const client = createClient(transport);
    const versions = async (graph: GraphRef) => (await client('history.list', { graph })).versions;
    return { transport, client, home, versions };
  };

  it('give each version of a graph that was saved, told apart by what changed, and never in its file', async () => {
    const { client, home, versions } = await connect();
    const made = await client('workflow.save', {
      file: 'foxes',
      workflow: workflowFile(withText('a red fox')),
      version: null,
    });
    const { file } = made;
    const { version } = await client('workflow.save', {
      file,
      workflow: workflowFile(withText('a red owl at dawn')),
      version: made.version,
    });
    // Nothing but the place of the canvas is another.
    await client('workflow.save', {
      file,
      workflow: workflowFile({ ...withText('a red owl at dawn'), viewport: { x: 1, y: 1, zoom: 2 } }),
      version,
    });
    const [second, first, ...more] = await versions({ file });
    expect(more).toEqual([]);
    expect([first?.kinds, first?.told, second?.told]).toEqual([['saved'], null, 'Prompt: 3 words']);
    const { workflow } = await client('history.read', { graph: { file }, version: first!.id });
    const { viewport: _, ...before } = withText('a red fox');
    expect(readWorkflow(workflow)).toEqual(before);
    expect(readFileSync(join(home, 'workflows', file), 'utf8')).not.toContain('a red fox');
  });

  it('say of a version before a run what the run made and cost', async () => {
    const { client, versions, transport } = await connect();
    const document = randomUUID();
    const ended = Promise.withResolvers<undefined>();
    transport.subscribe(
      (heard) => {
        if (heard.kind === 'run' && heard.event.kind === 'run-finished') ended.resolve(undefined);
      },
      () => undefined,
    );
    await transport.subscribed();
    const { runId } = await client('run.start', { workflow: workflowFile(FIRST), documentId: document });
    await ended.promise;
    const [version] = await versions({ document });
    expect(version).toMatchObject({ kinds: ['run'], runs: [{ runId, status: 'completed', cost: { microUsd: 0 } }] });
    expect(version!.runs[0]!.pictures).toBeGreaterThan(0);
  });

  it('take what a graph had along when it gets a file, and give another file a copy', async () => {
    const { client, versions } = await connect();
    const documentId = randomUUID();
    const workflow = workflowFile(withText('one'));
    await client('history.keep', { graph: { document: documentId }, workflow, why: 'named', name: 'First' });
    const { file } = await client('workflow.save', {
      file: 'a',
      workflow: workflowFile(withText('two')),
      version: null,
      documentId,
    });
    expect(await versions({ document: documentId })).toEqual([]);
    expect((await versions({ file })).map(({ name }) => name)).toEqual([null, 'First']);
    const other = await client('workflow.save', {
      file: 'b',
      workflow: workflowFile(withText('three')),
      version: null,
      documentId,
      copyOf: file,
    });
    expect(await versions({ file: other.file })).toHaveLength(3);
    expect(await versions({ file })).toHaveLength(2);
  });

  it('name versions and forget them, which is announced', async () => {
    const { client, versions, transport } = await connect();
    const graph = { document: randomUUID() };
    const heard: unknown[] = [];
    transport.subscribe(
      (announcement) => {
        if (announcement.kind === 'history') heard.push(announcement.graph);
      },
      () => undefined,
    );
    await transport.subscribed();
    const { version } = await client('history.keep', {
      graph,
      workflow: workflowFile(FIRST),
      why: 'opened',
      from: 'Text to image',
    });
    await client('history.name', { graph, version, name: 'Mine' });
    expect(await versions(graph)).toMatchObject([
      { id: version, name: 'Mine', from: 'Text to image', kinds: ['opened'] },
    ]);
    await client('history.forget', { graph, versions: [version] });
    expect(await versions(graph)).toEqual([]);
    await expect(client('history.read', { graph, version })).rejects.toMatchObject({ code: 'not-found' });
    await expect.poll(() => heard).toEqual([graph, graph, graph]);
  });

  it('keep no key, and of no file that was not chosen', async () => {
    const { client, home } = await connect();
    const graph = { document: randomUUID() };
    const workflow = workflowFile(withText(`my key ${CANARY}`));
    await expect(client('history.keep', { graph, workflow, why: 'kept' })).rejects.toMatchObject({
      code: 'secret-found',
    });
    await expect(
      client('history.keep', { graph, workflow: workflowFile(FIRST), why: 'named', name: CANARY }),
    ).rejects.toMatchObject({ code: 'secret-found' });
    await expect(client('run.start', { workflow, documentId: graph.document })).rejects.toMatchObject({
      code: 'secret-found',
    });
    await expect(client('history.list', { graph: { file: '/etc/passwd' } })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await client('history.keep', { graph, workflow: workflowFile(FIRST), why: 'kept' });
    for (const text of keptTexts(home)) expect(text).not.toContain(CANARY);
    expect(keptTexts(home)).not.toEqual([]);
  });

  it('keep what another program wrote into the file, once it is opened', async () => {
    const { client, home, versions } = await connect();
    const { file } = await client('workflow.save', {
      file: 'foxes',
      workflow: workflowFile(withText('ours')),
      version: null,
    });
    await versions({ file });
    writeFileSync(join(home, 'workflows', file), writeWorkflow(withText('theirs')));
    await client('workflow.open', { file });
    expect((await versions({ file })).map(({ kinds }) => kinds)).toEqual([['opened'], ['saved']]);
  });
});

/** All that history wrote, as text. */
function keptTexts(home: string): string[] {
  const folder = join(home, 'history');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    if (name.endsWith('.gz')) return gunzipSync(readFileSync(join(folder, name))).toString();
    return name.endsWith('.json') ? readFileSync(join(folder, name), 'utf8') : [];
  });
}
