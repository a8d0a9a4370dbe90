import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { createClient } from '#shared/api/createClient';
import { graphOfGroup, readGroupText, writeGroupFile } from '#shared/workflow/groups/groupFile';
import { readWorkflow, readWorkflowText } from '#shared/workflow/readWorkflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { ShellPort } from '../../electron/service/ports/ShellPort.ts';
import { aGraph } from '../support/builders.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { openTestApp } from '../support/testApp.ts';
import { directTransport } from '../support/transports.ts';

const FOXES = aGraph('Foxes').node('n1', 'text', { value: 'a red fox' }).build();
const workflow = workflowFile(FOXES);

/** The application and what it announces; `answers` is what the user chooses in the system's dialogs. */
async function open(env: Record<string, string> = {}, answers?: { open?: string; save?: string }) {
  const suggested: string[] = [];
  const recent: string[] = [];
  const shell = {
    chooseOpen: () => Promise.resolve(answers?.open),
    chooseSave: ({ suggestedPath }: { suggestedPath: string }) => {
      suggested.push(suggestedPath);
      return Promise.resolve(answers?.save);
    },
    addRecent: (path: string) => recent.push(path),
  } as unknown as ShellPort;
  const { app, home } = await openTestApp(env, answers && { door: 'desktop', shell });
  const heard: Announcement[] = [];
  app.service.announcements.subscribe(({ announcement }) => heard.push(announcement));
  return { service: app.service, client: createClient(directTransport(app.service)), home, heard, suggested, recent };
}

function aFile(text = writeWorkflow(FOXES)): string {
  const path = join(tempFolder(), 'foxes.lumi.json');
  writeFileSync(path, text);
  return path;
}

describe('files a page may touch', () => {
  it('are never those it made up: reading, writing, watching and keeping work for them is refused or forgotten', async () => {
    const { client, home } = await open();
    const path = aFile();
    for (const file of [path, '/etc/passwd', join(home, 'settings.json'), '../settings.json']) {
      await expect(client('workflow.open', { file })).rejects.toMatchObject({ code: 'bad-input' });
      await expect(client('workflow.save', { file, workflow, version: null })).rejects.toMatchObject({
        code: 'bad-input',
      });
    }
    await client('file.watch', { page: randomUUID(), files: [{ file: path, version: 'x' }] });
    const documentId = randomUUID();
    await client('recovery.write', { documentId, file: { name: path, version: 'x' }, workflow });
    expect(await client('recovery.read', { documentId })).toMatchObject({ file: null });
    await expect(client('workflow.open', { file: path })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(client('file.choose')).rejects.toMatchObject({ code: 'needs-desktop' });
    expect(readFileSync(path, 'utf8')).toBe(writeWorkflow(FOXES));
  });

  it('are those the system hands over, each once, also before there was a page', async () => {
    const { service, client, heard } = await open();
    const path = aFile();
    await service.openFile(path);
    await service.openFile(path);
    expect(heard).toEqual([
      { kind: 'open-file', file: path },
      { kind: 'open-file', file: path },
    ]);
    expect(await client('file.takeOpened')).toEqual([path]);
    expect(await client('file.takeOpened')).toEqual([]);
    expect((await client('workflow.open', { file: path })).file).toBe(path);
    expect(await client('file.recent')).toMatchObject([{ file: path, name: 'Foxes' }]);
  });

  it('are those chosen in the system’s dialogs; a save there replaces what the user agreed to replace', async () => {
    const path = aFile();
    const target = aFile('not a graph');
    const { client, home, suggested, recent } = await open({}, { open: path, save: target });
    expect(await client('file.choose')).toEqual({ file: path });
    const chosen = await client('file.chooseSave', { suggestedName: 'a/b.lumi.json', file: null });
    expect(suggested).toEqual([join(home, 'workflows', 'a-b.lumi.json')]);
    expect(chosen?.file).toBe(target);
    await client('workflow.save', { file: target, workflow, version: chosen?.version ?? null });
    expect(readWorkflowText(readFileSync(target, 'utf8'))).toEqual(FOXES);
    await client('file.chooseSave', { suggestedName: 'x', file: target });
    expect(suggested[1]).toBe(target);
    await expect(client('file.chooseSave', { suggestedName: 'x', file: '/etc/passwd' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    expect(recent).toEqual([target]);
  });

  it('get their ending where the user left it out, and then nothing is replaced unasked', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub', 'foxes.lumi.json'), 'there already');
    const { client } = await open({}, { save: join(folder, 'sub', 'foxes') });
    const chosen = await client('file.chooseSave', { suggestedName: 'x', file: null });
    expect(chosen).toEqual({ file: join(folder, 'sub', 'foxes.lumi.json'), version: null });
    await expect(client('workflow.save', { ...chosen!, workflow })).rejects.toMatchObject({ code: 'file-conflict' });
  });

  it('are announced when another program changes them', async () => {
    const { client, home, heard } = await open();
    const { file, version } = await client('workflow.save', { file: 'foxes', workflow, version: null });
    await client('file.watch', { page: randomUUID(), files: [{ file, version }] });
    writeFileSync(join(home, 'workflows', file), writeWorkflow({ ...FOXES, name: 'Owls' }));
    await expect
      .poll(() => heard.filter(({ kind }) => kind === 'file-changed'), { timeout: 8000 })
      .toMatchObject([{ kind: 'file-changed', file }]);
  });
});

describe('unsaved work', () => {
  it('is given back by the next session, with the file it belongs to', async () => {
    const { client } = await open();
    const { file, version } = await client('workflow.save', { file: 'foxes', workflow, version: null });
    const documentId = randomUUID();
    const edited = { ...FOXES, name: 'Foxes, edited' };
    await client('recovery.write', { documentId, file: { name: file, version }, workflow: workflowFile(edited) });
    expect(await client('recovery.list')).toMatchObject([{ documentId, name: 'Foxes, edited', file, nodes: 1 }]);
    const kept = await client('recovery.read', { documentId });
    expect([readWorkflow(kept.workflow), kept.file]).toEqual([edited, { name: file, version }]);
    await client('recovery.discard', { documentId });
    expect(await client('recovery.list')).toEqual([]);
    await expect(client('recovery.write', { documentId: '../x', file: null, workflow })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('is not kept with a live key in it, whatever the key looks like', async () => {
    const { client } = await open({ GOOGLE_API_KEY: 'plain-words-as-a-key' });
    const leaky = aGraph().node('n', 'note', { value: 'plain-words-as-a-key' }).build();
    await expect(
      client('recovery.write', { documentId: randomUUID(), file: null, workflow: workflowFile(leaky) }),
    ).rejects.toMatchObject({ code: 'secret-found' });
    expect(await client('recovery.list')).toEqual([]);
  });
});

describe('sharing', () => {
  it('finds a live key, never shows it, and lets no copy out with it', async () => {
    const { client } = await open({ GOOGLE_API_KEY: 'plain-words-as-a-key' });
    const leaky = workflowFile(aGraph('Mine').node('n', 'note', { value: 'plain-words-as-a-key' }).build());
    const findings = await client('share.check', { workflow: leaky });
    expect(findings.map(({ kind }) => kind)).toEqual(['title', 'note', 'key']);
    expect(JSON.stringify(findings)).not.toContain('plain-words');
    await expect(client('share.export', { workflow: leaky, strip: ['title'] })).rejects.toMatchObject({
      code: 'secret-found',
    });
    const { text } = await client('share.export', { workflow: leaky, strip: ['key'] });
    expect(text).not.toContain('plain-words');
    expect(readWorkflowText(text).name).toBe('Mine');
  });

  it('gives a group away by the same rules: no live key, and nothing that was to be left out', async () => {
    const { client } = await open({ GOOGLE_API_KEY: 'plain-words-as-a-key' });
    const { nodes, edges } = aGraph()
      .node('in', 'group-inputs', { sockets: [] })
      .node('n', 'text', { value: 'plain-words-as-a-key, /home/me/foxes' }, { title: 'Mine' })
      .build();
    const group = { id: 'g', name: 'Fox', fields: [], nodes, edges };
    const file = { group: 'g', groups: [group] };
    const text = writeGroupFile(file);
    const findings = await client('share.check', { workflow: workflowFile(graphOfGroup(file)) });
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'key', node: 'group/n' }));
    expect(JSON.stringify(findings)).not.toContain('plain-words');
    await expect(client('share.group', { text, strip: ['title'] })).rejects.toMatchObject({ code: 'secret-found' });
    const shared = readGroupText((await client('share.group', { text, strip: ['key', 'path'] })).text);
    expect(shared.groups[0]?.nodes[1]).toMatchObject({
      title: 'Mine',
      fields: { value: '[key removed], [path removed]' },
    });
    const bare = await client('share.group', { text, strip: ['key', 'prompt', 'title'] });
    expect(readGroupText(bare.text).groups[0]?.nodes[1]?.fields).toBeUndefined();
    expect(bare.text).not.toMatch(/Fox|Mine/);
    await expect(client('share.group', { text: '{}', strip: [] })).rejects.toMatchObject({ code: 'workflow-file' });
  });
});
