import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { readGroupText, writeGroupFile } from '#shared/workflow/groups/groupFile';
import type { WorkflowGroup } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { ShellPort } from '../../electron/service/ports/ShellPort.ts';
import { aGraph } from '../support/builders.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { untilHolds } from '../support/untilHolds.ts';
import { openTestApp } from '../support/testApp.ts';

const group = (name: string, value = 'a fox'): WorkflowGroup => {
  const { nodes, edges } = aGraph()
    .node('in', 'group-inputs', { sockets: [{ name: 'seed', type: 'integer' }] })
    .node('words', 'text', { value })
    .node('out', 'group-outputs', { sockets: [{ name: 'text', type: 'text', label: 'Words' }] })
    .wire('words.text', 'out.text')
    .build();
  return {
    id: 'g',
    name,
    note: 'What it is for',
    fields: [{ name: 'who', node: 'words', field: 'value' }],
    nodes,
    edges,
  };
};
const text = (name: string, value?: string) => writeGroupFile({ group: 'g', groups: [group(name, value)] });
const keep = (name: string, value?: string, isReplacing = false) => ({ text: text(name, value), isReplacing });

async function opened() {
  const { app, home } = await openTestApp();
  const told: Announcement['kind'][] = [];
  app.service.announcements.subscribe(({ announcement }) => told.push(announcement.kind));
  return { client: app.client, groups: join(home, 'groups'), told };
}

describe('one’s own groups', () => {
  it('are kept as files, listed with what they take and give, read, renamed and removed', async () => {
    const { client, groups, told } = await opened();
    expect(await client('groups.list')).toEqual([]);
    expect(await client('groups.keep', keep('Fox: red'))).toEqual({ file: 'Fox- red' });
    expect(readdirSync(groups)).toEqual(['Fox- red.lumi-group.json']);
    expect(await client('groups.list')).toEqual([
      {
        file: 'Fox- red',
        name: 'Fox: red',
        note: 'What it is for',
        inputs: [{ name: 'seed', label: 'seed', type: 'integer' }],
        outputs: [{ name: 'text', label: 'Words', type: 'text' }],
        fields: ['who'],
        modifiedAt: expect.any(Number) as number,
      },
    ]);
    expect((await client('groups.read', { file: 'Fox- red' })).text).toBe(text('Fox: red'));
    expect(await client('groups.rename', { file: 'Fox- red', name: 'Wolf' })).toEqual({ file: 'Wolf' });
    expect(readGroupText(readFileSync(join(groups, 'Wolf.lumi-group.json'), 'utf8')).groups[0]?.name).toBe('Wolf');
    await client('groups.remove', { file: 'Wolf' });
    expect(readdirSync(groups)).toEqual([]);
    await expect(client('groups.read', { file: 'Wolf' })).rejects.toMatchObject({ code: 'not-found' });
    expect(told.filter((kind) => kind === 'groups-changed').length).toBeGreaterThanOrEqual(3);
  });

  it('take the place of one of their name only where that was agreed to', async () => {
    const { client } = await opened();
    await client('groups.keep', keep('Fox'));
    await expect(client('groups.keep', keep('fox', 'a wolf'))).rejects.toMatchObject({ code: 'file-conflict' });
    expect(await client('groups.keep', keep('fox', 'a wolf', true))).toEqual({ file: 'Fox' });
    expect((await client('groups.read', { file: 'Fox' })).text).toContain('a wolf');
    await client('groups.keep', keep('Other'));
    await expect(client('groups.rename', { file: 'Other', name: 'FOX' })).rejects.toMatchObject({
      code: 'file-conflict',
    });
  });

  it('hold no key, and lead nowhere but into their folder', async () => {
    const { client, groups } = await opened();
    await expect(client('groups.keep', keep('Fox', `AIza${'k'.repeat(35)}`))).rejects.toMatchObject({
      code: 'secret-found',
    });
    await expect(client('groups.keep', { text: '{}', isReplacing: false })).rejects.toMatchObject({
      code: 'workflow-file',
    });
    for (const file of ['../settings', 'a/b', '..', '.hidden', 'C:\\x'])
      await expect(client('groups.read', { file })).rejects.toMatchObject({ code: 'bad-input' });
    rmSync(groups, { recursive: true, force: true });
    expect(await client('groups.list')).toEqual([]);
  });

  it('are there when somebody puts a file into the folder; a broken one is named and hides none', async () => {
    const { client, groups, told } = await opened();
    mkdirSync(groups, { recursive: true });
    writeFileSync(join(groups, 'Shared.lumi-group.json'), text('Shared'));
    writeFileSync(join(groups, 'Broken.lumi-group.json'), '{');
    writeFileSync(join(groups, 'notes.txt'), 'x');
    await untilHolds(() => told.includes('groups-changed'));
    const listed = await client('groups.list');
    expect(listed.map(({ name }) => name)).toEqual(['Broken', 'Shared']);
    expect(listed[0]?.fault).toContain('“Broken” is not JSON');
    expect(listed[1]).not.toHaveProperty('fault');
  });

  it('gives the text of a group’s file that was chosen, and of no other file', async () => {
    const folder = tempFolder();
    const path = join(folder, 'Fox.lumi-group.json');
    writeFileSync(path, text('Fox'));
    const graph = join(folder, 'graph.lumi-group.json');
    writeFileSync(graph, writeWorkflow(aGraph('Foxes').node('a', 'seed').build()));
    let chosen = path;
    const shell = { chooseOpen: () => Promise.resolve(chosen), addRecent: () => undefined } as unknown as ShellPort;
    const { app } = await openTestApp({}, { door: 'desktop', shell });
    await expect(app.client('groups.open', { file: path })).rejects.toMatchObject({ code: 'bad-input' });
    expect(await app.client('file.choose')).toEqual({ file: path });
    expect(await app.client('groups.open', { file: path })).toEqual({ text: text('Fox') });
    chosen = graph;
    await app.client('file.choose');
    await expect(app.client('groups.open', { file: graph })).rejects.toMatchObject({ code: 'workflow-file' });
  });
});
