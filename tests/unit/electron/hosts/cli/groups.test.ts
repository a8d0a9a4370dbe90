import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { shipped } from '#shared/shipped';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { findNode } from '../../../../../electron/hosts/cli/findNode.ts';
import { fieldsSetBy, setFields } from '../../../../../electron/hosts/cli/setFields.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const EXAMPLE = 'examples/groups.lumi.json';
const text = readFileSync(EXAMPLE, 'utf8');
const graph = readWorkflowText(text);
const palette = shipped.paletteOf(graph);

describe('--set of a graph with groups', () => {
  const set = (...settings: string[]) => setFields(graph, settings, palette);
  const valueAt = (path: string, field: string, ...settings: string[]) =>
    nodeAt(set(...settings), path)?.node.fields?.[field];

  it.each([
    ['rain/seed.value=7', 'by ids'],
    ['Rain/Seed.value=7', 'by titles'],
    ['Rain/seed.value=7', 'by both'],
    ['Rain.seed=7', 'by what a use exposes'],
  ])('%s finds a field in a use %s, and sets it there alone', (setting) => {
    expect(valueAt('rain/seed', 'value', setting)).toBe(7);
    expect(valueAt('snow/seed', 'value', setting)).toBe(11);
    expect(set(setting).groups).toBe(graph.groups);
    expect(setFields(graph, [setting], palette).nodes.find(({ id }) => id === 'rain')?.fields?.['seed']).toBe(7);
  });

  it('finds nodes of groups in groups, and those of a name by its number', () => {
    expect(valueAt('rain/look/words', 'value', 'Rain/Look/Look.value=ink')).toBe('ink');
    expect(findNode(graph, 'Snow/Look/Join texts', palette).path).toBe('snow/look/both');
    const untitled = { ...graph, nodes: graph.nodes.map(({ title: _title, ...node }) => node) };
    expect(findNode(untitled, 'Shot 2/Seed', palette).path).toBe('snow/seed');
    expect(() => findNode(untitled, 'Shot/Seed', palette)).toThrow('2 nodes are called “Shot”');
  });

  it('keeps what it set from moving on, whatever it was called by', () => {
    expect(fieldsSetBy(graph, ['Rain/Seed.value=7', 'Snow.seed=8'], palette)).toEqual([
      { node: 'rain/seed', field: 'value' },
      { node: 'snow', field: 'seed' },
    ]);
  });

  it.each([
    ['Rain/Sed.value=1', 'There is no “Sed” in Rain.', 'It has Inputs, Weather, Look, Seed, Generate images, Outputs.'],
    ['Ran/Seed.value=1', 'There is no node “Ran/Seed”.', 'The graph has provider, scene'],
    ['Scene/Seed.value=1', 'There is no node “Scene/Seed”.', ''],
    ['Rain/Seed.size=1', 'Seed has no field “size”.', 'It has value, control.'],
    ['Rain.size=1', 'Shot has no field “size”.', 'It has weather, look, seed.'],
    ['rain/seed.value=-1', 'rain/seed.value: ', ''],
    ['Rain/Inputs.sockets=[]', 'rain/in is an end of a group: it is the same for every use.', 'Its sockets are'],
  ])('refuses %s', (setting, words, hint) => {
    let told: unknown;
    try {
      set(setting);
    } catch (caught) {
      told = caught;
    }
    expect(told).toMatchObject({ code: 'bad-input' });
    expect((told as Error).message).toContain(words);
    expect((told as { hint?: string }).hint ?? '').toContain(hint);
  });
});

describe('the command line, of a graph with groups', () => {
  let folder: string;
  beforeEach(() => {
    folder = tempFolder();
  });
  const lumi = (...args: readonly string[]) => runHere(args, { env: { LUMI_HOME: join(folder, 'home') } });

  it('is written as it is read', () => {
    expect(writeWorkflow(graph)).toBe(text);
  });

  it('tells of each use by its path, runs one of them, and gives the graph of a picture back', async () => {
    const check = await lumi('check', EXAMPLE, '--set', 'Snow.seed=-1');
    expect(check.code).toBe(2);
    const told = await lumi('check', EXAMPLE);
    expect(told.stdout).toContain('rain/generate');
    expect(told.stdout).toContain('snow/generate');
    const run = await lumi('run', EXAMPLE, '--to', 'Snow', '--set', 'Snow/Seed.value=5', '--events');
    expect(run).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Error') as string });
    const events = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; node?: string; seed?: number; image?: { id: string } });
    const saved = events.filter(({ kind }) => kind === 'image-saved');
    expect(saved.map(({ node, seed }) => [node, seed])).toEqual([['snow/generate', 5]]);
    const copy = join(folder, 'again.lumi.json');
    await lumi('picture', saved[0]?.image?.id ?? '', '--graph', copy);
    const again = readWorkflowText(readFileSync(copy, 'utf8'));
    expect(again.groups?.map(({ id }) => id)).toEqual(['look', 'shot']);
    expect(nodeAt(again, 'snow/seed')?.node.fields?.['value']).toBe(5);
    const images = await lumi('images', '--json');
    expect(images.stdout).toContain('under fresh snow');
  });

  it('tells a problem with the path of its node', async () => {
    const wrong = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === 'snow' ? { ...node, inside: { generate: { seed: -1 } } } : node)),
    };
    expect(withoutGroups(wrong).nodes.some(({ id }) => id === 'snow/generate')).toBe(true);
    const path = join(folder, 'wrong.lumi.json');
    writeFileSync(path, writeWorkflow(wrong));
    const { code, stdout } = await lumi('check', path);
    expect(code).toBe(2);
    expect(stdout).toContain('snow/generate  Snow › Generate images');
  });

  it('takes pictures into a node of a group', async () => {
    const pictures = {
      ...graph,
      nodes: [{ id: 'u', type: 'group:pics', title: 'Character', position: { x: 0, y: 0 } }],
      edges: [],
      groups: [
        {
          id: 'pics',
          name: 'Pics',
          fields: [],
          nodes: [{ id: 'i', type: 'image-input', title: 'Pictures', position: { x: 0, y: 0 } }],
          edges: [],
        },
      ],
    };
    const path = join(folder, 'pictures.lumi.json');
    writeFileSync(path, writeWorkflow(pictures));
    const gone = await lumi('check', path, '--set', 'Character/Pictures.pictures=./gone.png');
    expect([gone.code, gone.stderr]).toEqual([2, expect.stringContaining('u/i.pictures: There is no file')]);
    writeFileSync(join(folder, 'fox.png'), pngPicture({ width: 30, height: 20 }));
    const setting = `Character/Pictures.pictures=${join(folder, 'fox.png')}`;
    const run = await lumi('run', path, '--set', setting, '--events');
    const finished = run.stdout.split('\n').find((line) => line.includes('"node-finished"'));
    expect(JSON.parse(finished ?? '{}')).toMatchObject({
      node: 'u/i',
      images: { images: [{ width: 30, height: 20, mime: 'image/png' }] },
    });
    const none = await lumi('check', path, '--set', 'Character/Pics.pictures=./gone.png');
    expect(none.stderr).toContain('There is no “Pics” in Character.');
    expect(none.stderr).toContain('It has Pictures.');
  });
});
