import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { ShellPort } from '../../electron/service/ports/ShellPort.ts';
import { aGraph } from '../support/builders.ts';
import { openTestApp } from '../support/testApp.ts';

const FILE = 'foxes.lumi.json';
const graph = workflowFile(
  aGraph('Foxes')
    .node('list', 'prompt-list', { format: 'csv', file: 'foxes.csv', columns: ['prompt'] })
    .node('show', 'show-text')
    .wire('list.prompt', 'show.text')
    .build(),
);

/** The application with a graph in its folder, a list beside it and a secret above. `choice`: what the user chooses in the system's dialog. */
async function open(choice?: { path: string | undefined }) {
  const shell = choice && ({ chooseOpen: () => Promise.resolve(choice.path) } as unknown as ShellPort);
  const { app, home } = await openTestApp({}, shell ? { shell } : {});
  const folder = join(realpathSync(home), 'workflows');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'foxes.csv'), 'Prompt\na red fox\na blue fox');
  writeFileSync(join(home, 'secret.csv'), 'prompt\nmy secret');
  return { client: app.client, folder, secret: join(realpathSync(home), 'secret.csv') };
}
const SECRET = { graph: FILE, list: '../secret.csv' };
const look = { ...SECRET, format: 'csv' };

describe('a list in a file', () => {
  it('is shown by its columns, its count and its first rows', async () => {
    const { client } = await open();
    expect(await client('list.look', { graph: FILE, list: 'foxes.csv', format: 'csv' })).toEqual({
      columns: ['prompt'],
      count: 2,
      rows: [['a red fox'], ['a blue fox']],
      fault: null,
    });
  });

  it('is shown without the keys in it', async () => {
    const { client, folder } = await open();
    const key = `AIza${'k'.repeat(35)}`;
    writeFileSync(join(folder, 'foxes.csv'), `Prompt,Name\n${'a'.repeat(110)} ${key},a fox`);
    const shown = await client('list.look', { graph: FILE, list: 'foxes.csv', format: 'csv' });
    expect(JSON.stringify(shown)).not.toContain('AIza');
    expect(shown).toMatchObject({
      columns: ['prompt', 'name'],
      rows: [[`${'a'.repeat(110)} [key remo…`, 'a fox']],
    });
  });

  it('becomes the graph that ran; pages are shown theirs, so that nothing looks changed', async () => {
    const { client } = await open();
    const { runId } = await client('run.start', { workflow: graph, file: FILE });
    await expect.poll(async () => (await client('run.details', { runId })).run.status).toBe('completed');
    expect(JSON.stringify((await client('run.details', { runId })).workflow)).toContain('a blue fox');
    expect((await client('run.current'))[0]?.workflow).toEqual(graph);
  });

  it('has no folder while its graph is in no file', async () => {
    const { client } = await open();
    expect(await client('run.preview', { workflow: graph })).toMatchObject({
      isRefused: true,
      problems: [{ code: 'list-file', node: 'list' }],
    });
  });

  it('elsewhere is shown once it was allowed', async () => {
    const { client } = await open();
    await expect(client('list.look', look)).rejects.toMatchObject({ code: 'list-not-allowed' });
    expect(await client('list.allow', SECRET)).toEqual({ isAllowed: true });
    expect(await client('list.look', look)).toMatchObject({ count: 1 });
  });
});

describe('on the desktop', () => {
  it('a page alone gives no leave: the user chooses that very file', async () => {
    const choice: { path: string | undefined } = { path: undefined };
    const { client, secret, folder } = await open(choice);
    for (const path of [undefined, join(folder, 'foxes.csv')]) {
      choice.path = path;
      expect(await client('list.allow', SECRET)).toEqual({ isAllowed: false });
      await expect(client('list.look', look)).rejects.toMatchObject({ code: 'list-not-allowed' });
    }
    choice.path = secret;
    expect(await client('list.allow', SECRET)).toEqual({ isAllowed: true });
    expect(await client('list.look', look)).toMatchObject({ count: 1 });
  });

  it('a list is chosen, and named as its graph finds it', async () => {
    const choice: { path: string | undefined } = { path: undefined };
    const { client, secret, folder } = await open(choice);
    expect(await client('list.choose', { graph: FILE })).toBeNull();
    choice.path = join(folder, 'foxes.csv');
    expect(await client('list.choose', { graph: FILE })).toEqual({ list: 'foxes.csv' });
    choice.path = secret;
    expect(await client('list.choose', { graph: FILE })).toEqual({ list: secret });
    expect(await client('list.look', { ...look, list: secret })).toMatchObject({ count: 1 });
  });
});
