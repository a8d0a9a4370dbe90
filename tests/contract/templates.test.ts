import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { createClient, type Client } from '#shared/api/createClient';
import type { RunEvent } from '#shared/runs/RunEvent';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { readWorkflow, readWorkflowText } from '#shared/workflow/readWorkflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { over } from '../support/programs.ts';
import { sampleGraph } from '../support/runs.ts';
import { palette } from '../support/shipped.ts';
import { openTestApp, startTestHost } from '../support/testApp.ts';
import { directTransport, loopbackTransport, visit, type TestTransport } from '../support/transports.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'templates');
const RUN_MS = 90_000;

interface About {
  readonly id: string;
  readonly calls: number;
  readonly makes: number;
  readonly pictures: readonly { readonly file: string; readonly id: string }[];
  readonly sets: readonly { readonly id: string; readonly name: string }[];
}
const abouts = JSON.parse(readFileSync(join(FOLDER, 'templates.json'), 'utf8')) as readonly About[];
const fileOf = (id: string) => readFileSync(join(FOLDER, `${id}.lumi.json`), 'utf8');
const own = (id: string) => ({ of: 'own', id }) as const;
const ready = (id: string) => ({ of: 'ready', id }) as const;

async function connect(open: () => Promise<TestTransport>) {
  const transport = await open();
  const told: Announcement[] = [];
  transport.subscribe(
    (announcement) => told.push(announcement),
    () => undefined,
  );
  await transport.subscribed();
  return { client: createClient(transport), told };
}

describe('the templates that are shipped', () => {
  it('are all listed, each with a sentence, words to find it by, a small picture and a note', async () => {
    const { app } = await openTestApp();
    const listed = await app.client('template.list');
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.lumi.json'));
    expect(listed.map(({ id }) => `${id}.lumi.json`).sort()).toEqual(files.sort());
    expect(listed.length).toBeGreaterThanOrEqual(12);
    for (const template of listed) {
      expect(template).toMatchObject({ of: 'ready', hasPicture: true, needsKeysOf: [] });
      expect(template).not.toHaveProperty('fault');
      expect(template.description).toMatch(/^[A-Z].+\.$/);
      expect(template.keywords.length).toBeGreaterThan(4);
      const picture = await app.client('template.picture', ready(template.id));
      expect(picture?.url).toMatch(/^data:image\/webp;base64,UklGR/);
      expect(readFileSync(join(FOLDER, `${template.id}.webp`)).length).toBeLessThanOrEqual(30_000);
      expect(fileOf(template.id)).toContain('"type": "note"');
    }
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
  });

  it('bring no picture that none of them uses', () => {
    const brought = new Set(abouts.flatMap(({ pictures }) => pictures.map(({ file }) => file)));
    expect(readdirSync(join(FOLDER, 'pictures')).sort()).toEqual([...brought].sort());
  });

  describe.each(abouts.map(({ id }) => id))('%s', (id) => {
    const about = abouts.find((each) => each.id === id);
    if (!about) throw new Error(id);
    const graph = readWorkflowText(fileOf(id));

    it('is written back byte for byte, and has no problem', () => {
      expect(writeWorkflow(graph)).toBe(fileOf(id));
      expect(validateGraph(graph, palette)).toMatchObject({ ok: true });
    });

    it(
      'is opened, and a run of it makes what it says',
      async () => {
        const { app } = await openTestApp();
        const { client } = app;
        const { workflow } = await client('template.open', ready(id));
        expect(writeWorkflow(readWorkflow(workflow))).toBe(fileOf(id));
        const preview = await client('run.preview', { workflow });
        expect(preview).toMatchObject({ problems: [], isRefused: false, toSend: about.calls });
        const events: RunEvent[] = [];
        app.service.announcements.subscribe(({ announcement }) => {
          if (announcement.kind === 'run') events.push(announcement.event);
        });
        const { runId } = await client('run.start', { workflow });
        await over(client, runId);
        expect(events.at(-1)).toMatchObject({ kind: 'run-finished', outcome: 'completed' });
        expect(events.filter(({ kind }) => kind === 'image-saved')).toHaveLength(about.makes);
        expect(events.filter(({ kind }) => kind === 'text-saved')).toHaveLength(about.calls - about.makes);
      },
      RUN_MS,
    );
  });

  it('puts its pictures into the library once, under the names the graph has for them', async () => {
    const { client, told } = await connect(async () => directTransport((await openTestApp()).app.service));
    for (let time = 0; time < 3; time++) await client('template.open', ready('edit-by-reference'));
    const kept = await client('gallery.open', { filter: { kinds: ['imported'] }, sort: 'newest', groupBy: 'none' });
    const expected = abouts.find(({ id }) => id === 'edit-by-reference')?.pictures.map(({ id }) => id);
    expect(kept.tiles.map(({ image }) => image.id)).toEqual(expected);
    expect(told.some(({ kind }) => kind === 'pictures-imported')).toBe(true);
  });

  it('makes its reference set once, brings it back, and leaves what was changed in it', async () => {
    const { client, told } = await connect(async () => directTransport((await openTestApp()).app.service));
    const open = () => client('template.open', ready('character-sheet'));
    await open();
    await open();
    const [set, ...more] = await client('set.list');
    expect(more).toEqual([]);
    expect(set).toMatchObject({ version: 1, name: 'Mara (sample character)' });
    expect(set?.pictures.map(({ note }) => note)[1]).toBe('From the side');
    expect(told.filter(({ kind }) => kind === 'set')).toHaveLength(1);
    const id = set?.id ?? '';
    await client('set.save', { id, base: 1, pictures: [{ id: set?.pictures[0]?.image.id ?? '', note: 'mine' }] });
    await client('set.rename', { id, name: 'Mine' });
    await open();
    expect(await client('set.list')).toMatchObject([{ id, name: 'Mine', version: 2 }]);
    await client('set.remove', { id });
    await client('set.create', { name: 'Mine', pictures: [] });
    await open();
    const sets = await client('set.list');
    expect(sets.find((each) => each.id === id)).toMatchObject({ name: 'Mara (sample character) 2', version: 2 });
    expect(sets.find((each) => each.id === id)).not.toHaveProperty('removedAt');
  });
});

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

describe.each(doors)('one’s own templates, %s', (_name, open) => {
  let home: string;
  let client: Client;
  let told: Announcement[];
  const start = async () => {
    const opened = await open();
    ({ home } = opened);
    ({ client, told } = await connect(() => Promise.resolve(opened.transport)));
  };
  const mine = async () => (await client('template.list')).filter(({ of }) => of === 'own');
  const graph = workflowFile(sampleGraph(3).build());

  it('are kept with a name, what is said of them and a picture, opened, renamed and removed', async () => {
    await start();
    const { runId } = await client('run.start', { workflow: graph });
    await over(client, runId);
    const [made] = await client('picture.list', { limit: 1 });
    const saved = await client('template.save', {
      name: '  Foxes: of/mine ',
      description: 'Three foxes.',
      workflow: graph,
      picture: made?.image.id ?? null,
    });
    expect(await mine()).toEqual([
      {
        ...saved,
        name: 'Foxes: of/mine',
        description: 'Three foxes.',
        keywords: [],
        hasPicture: true,
        brings: 0,
        calls: 3,
        needsKeysOf: [],
        nodes: 4,
      },
    ]);
    expect((await client('template.picture', saved))?.url).toMatch(/^data:image\/webp/);
    const { workflow } = await client('template.open', saved);
    expect(readWorkflow(workflow)).toEqual({ ...readWorkflow(graph), name: 'Foxes: of/mine' });
    await client('template.change', { id: saved.id, name: 'Foxes', description: '' });
    expect(await mine()).toMatchObject([{ id: saved.id, name: 'Foxes', description: '', calls: 3 }]);
    await client('template.remove', { id: saved.id });
    expect(await mine()).toEqual([]);
    expect(readdirSync(join(home, 'templates'))).toEqual([]);
    expect(told.filter(({ kind }) => kind === 'templates-changed')).toHaveLength(3);
    await expect(client('template.open', saved)).rejects.toMatchObject({ code: 'not-found' });
    await expect(client('template.remove', { id: saved.id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('do not take each other’s place, whatever they are called', async () => {
    await start();
    const save = (name: string) => client('template.save', { name, description: '', workflow: graph, picture: null });
    const names = ['Foxes', 'foxes', 'Foxes', '../../out', 'con', '…', 'a..b'];
    const saved = await Promise.all(names.map(save));
    expect(new Set(saved.map(({ id }) => id.toLowerCase())).size).toBe(names.length);
    expect((await mine()).map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(existsSync(join(home, '..', 'out.lumi.json'))).toBe(false);
    for (const template of saved) await client('template.open', template);
  });

  it('tell which keys they need, and hold none', async () => {
    await start();
    const key = `AIza${'Sy0'.repeat(12).slice(0, 35)}`;
    const keyed = aGraph('Keyed').node('p', 'google-provider').node('t', 'text', { value: 'a fox' });
    await client('template.save', {
      name: 'Keyed',
      description: '',
      workflow: workflowFile(keyed.build()),
      picture: null,
    });
    expect(await mine()).toMatchObject([{ needsKeysOf: ['Google AI'] }]);
    const held = workflowFile(aGraph('Held').node('t', 'text', { value: key }).build());
    for (const wrong of [
      { name: 'Held', description: '', workflow: held },
      { name: 'Held', description: key, workflow: graph },
      { name: key, description: '', workflow: graph },
    ]) {
      await expect(client('template.save', { ...wrong, picture: null })).rejects.toMatchObject({
        code: 'secret-found',
      });
    }
    expect(await mine()).toHaveLength(1);
    expect(
      readdirSync(join(home, 'templates'))
        .map((name) => readFileSync(join(home, 'templates', name), 'utf8'))
        .join(),
    ).not.toContain(key);
  });

  it('keep what is said of them beside them, though their name holds the end of a graph file', async () => {
    await start();
    const folder = join(home, 'templates');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.lumi.json.lumi.json'), writeWorkflow(sampleGraph(1).build()));
    await client('template.change', { id: 'a.lumi.json', name: 'Twice', description: 'Of the second' });
    expect(readdirSync(folder).sort()).toEqual(['a.lumi.json.about.json', 'a.lumi.json.lumi.json']);
    expect(await mine()).toMatchObject([{ id: 'a.lumi.json', name: 'Twice', description: 'Of the second' }]);
  });

  it('are any graph files in their folder, and one that is broken is named and hides no other', async () => {
    await start();
    const folder = join(home, 'templates');
    mkdirSync(folder);
    writeFileSync(join(folder, 'put there.lumi.json'), writeWorkflow(sampleGraph(1).build()));
    writeFileSync(join(folder, 'put there.about.json'), '{"description": 7');
    writeFileSync(join(folder, 'broken.lumi.json'), '{"format": "lumi-workflow", "vers');
    writeFileSync(join(folder, 'notes.txt'), 'hello');
    mkdirSync(join(folder, 'a folder.lumi.json'));
    const found = await mine();
    expect(found.map(({ name }) => name).sort()).toEqual(['Foxes', 'a folder', 'broken']);
    expect(found.find(({ name }) => name === 'broken')?.fault).toMatch(/ends in the middle.*older copy/);
    expect(found.find(({ name }) => name === 'Foxes')).not.toHaveProperty('fault');
    await expect(client('template.open', own('broken'))).rejects.toMatchObject({ code: 'workflow-file' });
    await expect(client('template.open', own('../workflows/x'))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(client('template.picture', ready('../package'))).rejects.toMatchObject({ code: 'not-found' });
    mkdirSync(join(folder, 'odd.about.json'));
    writeFileSync(join(folder, 'odd.lumi.json'), writeWorkflow(sampleGraph(1).build()));
    expect((await mine()).find(({ name }) => name === 'odd')?.fault).toMatch(/Reading the template/);
    expect(await mine()).toHaveLength(4);
    await client('template.remove', { id: 'broken' });
    expect((await mine()).map(({ name }) => name)).not.toContain('broken');
  });
});
