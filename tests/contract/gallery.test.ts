import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GalleryQuery, PictureFilter } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { googlePrograms, type Program } from '../support/programs.ts';
import { sampleGraph } from '../support/runs.ts';

const google = googlePrograms();
const NEWEST = { sort: 'newest', groupBy: 'run' } as const;

let program: Program;
let client: Client;
beforeEach(async () => {
  program = await google.open();
  ({ client } = program);
});

async function make(prompt: string, images = 1, name = 'Foxes'): Promise<string> {
  const graph = { ...sampleGraph(images).build(), name };
  const nodes = graph.nodes.map((node) => (node.id === 'prompt' ? { ...node, fields: { value: prompt } } : node));
  const { runId } = await client('run.start', { workflow: workflowFile({ ...graph, nodes }) });
  expect(await program.ended(runId)).toMatchObject({ outcome: 'completed' });
  return runId;
}

const open = (filter: PictureFilter = {}, how: Omit<GalleryQuery, 'filter'> = NEWEST) =>
  client('gallery.open', { filter, ...how });
const words = async (filter: PictureFilter) => (await open(filter)).tiles.map((tile) => tile.words);
const fileOf = (id: string) => {
  const folder = join(google.home, 'library', 'pictures', id.slice(0, 2));
  const name = readdirSync(folder).find((file) => file.startsWith(id));
  return join(folder, name ?? 'none');
};

describe('the gallery', () => {
  it('shows what was made, newest run first, batch by batch', async () => {
    const foxes = await make('a red fox', 3);
    const owls = await make('an owl', 2, 'Owls');
    const opened = await open();
    expect(opened).toMatchObject({ count: 5, total: 5, cost: { microUsd: 0 } });
    expect(opened.rows).toMatchObject({ from: 0, isLast: true });
    expect(opened.rows.groups).toMatchObject([
      { first: 0, count: 2, title: 'Owls', run: owls },
      { first: 2, count: 3, title: 'Foxes', run: foxes },
    ]);
    const [one, other] = opened.rows.batches;
    expect(opened.rows.batches).toEqual([one, one, expect.any(Number), opened.rows.batches[3], opened.rows.batches[3]]);
    expect(one).toBe(other);
    expect(opened.tiles.map(({ number }) => number)).toEqual(opened.rows.numbers);
    expect(opened.tiles[0]).toMatchObject({ words: 'an owl', kind: 'made', run: owls, rating: 0, isFavourite: false });
  });

  it('answers the same once it has seen all, page by page', async () => {
    await make('a red fox', 4);
    await make('an owl', 3);
    const { view, rows } = await open();
    const pages = [];
    for (const from of [0, 3, 6]) pages.push(await client('gallery.rows', { view, from, limit: 3 }));
    expect(pages.flatMap(({ numbers }) => numbers)).toEqual(rows.numbers);
    expect(pages.map(({ isLast }) => isLast)).toEqual([false, false, true]);
    expect(pages[1]?.groups.map(({ first, count, key }) => [first, count, key])).toEqual([[3, 3, rows.groups[1]?.key]]);
    // A search takes the other way.
    expect((await open({ text: 'fox' })).rows.numbers).toEqual(rows.numbers.slice(3));
  });

  it('does not move under who looks at it', async () => {
    await make('a red fox', 2);
    const { view, rows } = await open();
    await make('an owl');
    await client('picture.trash', { of: { numbers: [rows.numbers[0] ?? 0] } });
    expect((await client('gallery.rows', { view, from: 0, limit: 9 })).numbers).toEqual(rows.numbers);
    expect((await open()).count).toBe(2);
  });

  it('says that a view is gone, so that it is opened again', async () => {
    await expect(client('gallery.rows', { view: 'gone', from: 0, limit: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('finds by words, choices and runs, in any script', async () => {
    const foxes = await make('a red fox 🦊');
    await make('雪の中の狐', 1, 'Snow');
    expect(await words({ text: '狐' })).toEqual(['雪の中の狐']);
    expect(await words({ text: '🦊' })).toEqual(['a red fox 🦊']);
    expect(await words({ text: '-fox' })).toEqual(['雪の中の狐']);
    expect(await words({ graphs: ['Snow'] })).toEqual(['雪の中の狐']);
    expect(await words({ run: foxes })).toEqual(['a red fox 🦊']);
    expect(await words({ providers: ['sample'], text: 're*' })).toEqual(['a red fox 🦊']);
    expect(await words({ providers: ['nobody'] })).toEqual([]);
    expect(await words({ seed: 7 })).toHaveLength(2);
    expect(await words({ minCost: 1 })).toEqual([]);
    expect(await words({ until: 1 })).toEqual([]);
  });

  it('finds in a run also what it used again', async () => {
    await make('a red fox');
    const again = await make('a red fox');
    expect(await words({ run: again })).toEqual(['a red fox']);
    expect((await open()).count).toBe(1);
  });

  it('counts what a choice would find, whatever was chosen of the same kind', async () => {
    await make('a red fox', 2);
    await make('an owl', 1, 'Owls');
    const [tile] = (await open({ graphs: ['Owls'] })).tiles;
    await client('picture.setFacts', { of: { ids: [tile?.image.id ?? ''] }, facts: { rating: 4, isFavourite: true } });
    const facets = await client('gallery.facets', { filter: { graphs: ['Owls'] } });
    expect(facets).toMatchObject({
      graphs: [
        { value: 'Foxes', count: 2 },
        { value: 'Owls', count: 1 },
      ],
      providers: [{ value: 'sample', count: 1 }],
      kinds: [{ value: 'made', count: 1 }],
      ratings: [1, 2, 3, 4].map((stars) => ({ value: String(stars), count: 1 })),
      favourites: 1,
      withReferences: 0,
      inTrash: 0,
    });
  });

  it('tells what pictures share, and where they differ', async () => {
    await make('a red fox', 2);
    const shared = await client('gallery.shared', { of: { filter: {} } });
    expect(shared).toMatchObject({
      count: 2,
      prompt: { all: 'a red fox' },
      provider: { all: 'sample' },
      seed: 'mixed',
      rating: { all: 0 },
      note: { all: '' },
      graph: { all: 'Foxes' },
      labels: [],
    });
    expect(shared.bytes).toBeGreaterThan(0);
  });

  it('tells where a picture lies', async () => {
    await make('a red fox', 3);
    const { view, tiles } = await open();
    expect(await client('gallery.place', { view, number: tiles[2]?.number ?? 0 })).toEqual({ at: 2 });
    expect(await client('gallery.place', { view, number: 4000 })).toEqual({ at: null });
  });
});

describe('what is said of pictures', () => {
  it('is found, and kept by another program', async () => {
    await make('a red fox', 2);
    const [fox, other] = (await open()).tiles.map(({ image }) => image.id) as [string, string];
    const of = { ids: [fox] };
    expect(await client('picture.setFacts', { of, facts: { rating: 5, note: 'the best 🏆' } })).toEqual({ count: 1 });
    await client('picture.setLabels', {
      of: { ids: [fox, other] },
      add: [
        { kind: 'tag', name: 'Winter' },
        { kind: 'board', name: 'Christmas card' },
      ],
      remove: [],
    });
    expect((await open({ rating: 4 })).count).toBe(1);
    expect((await open({ text: 'best' })).count).toBe(1);
    expect((await open({ text: 'winter' })).count).toBe(2);
    expect((await open({ tags: ['winter'] })).count).toBe(2);
    expect((await open({ boards: ['Christmas card'], rating: 5 })).count).toBe(1);
    expect(await client('labels.list')).toEqual([
      { kind: 'board', name: 'Christmas card', count: 2 },
      { kind: 'tag', name: 'Winter', count: 2 },
    ]);
    const elsewhere = await google.open();
    expect(await elsewhere.client('picture.details', { id: fox })).toMatchObject({
      facts: { rating: 5, note: 'the best 🏆' },
      labels: [
        { kind: 'tag', name: 'Winter' },
        { kind: 'board', name: 'Christmas card' },
      ],
    });
    await elsewhere.client('picture.setLabels', { of, add: [], remove: [{ kind: 'tag', name: 'winter' }] });
    expect((await open({ tags: ['Winter'] })).count).toBe(1);
    await client('labels.rename', { label: { kind: 'tag', name: 'Winter' }, name: 'Snow' });
    expect((await open({ tags: ['snow'], text: 'snow -winter' })).count).toBe(1);
    await client('labels.remove', { label: { kind: 'tag', name: 'Snow' } });
    expect((await client('labels.list')).map(({ name }) => name)).toEqual(['Christmas card']);
    expect((await open({}, { sort: 'rating', groupBy: 'none' })).tiles.map(({ image }) => image.id)).toEqual([
      fox,
      other,
    ]);
  });

  it('is refused whole where a picture is not there, or where it holds a key', async () => {
    await make('a red fox');
    const [fox] = (await open()).tiles.map(({ image }) => image.id) as [string];
    await expect(
      client('picture.setFacts', { of: { ids: [fox, 'ab'.repeat(32)] }, facts: { rating: 1 } }),
    ).rejects.toMatchObject({ code: 'not-found' });
    const key = google.env['GOOGLE_API_KEY'] ?? '';
    const of = { ids: [fox] };
    await expect(client('picture.setFacts', { of, facts: { note: key } })).rejects.toMatchObject({
      code: 'secret-found',
    });
    await expect(
      client('picture.setLabels', { of, add: [{ kind: 'tag', name: key }], remove: [] }),
    ).rejects.toMatchObject({ code: 'secret-found' });
    await expect(
      client('searches.save', { name: 'mine', query: { filter: { text: key }, ...NEWEST } }),
    ).rejects.toMatchObject({ code: 'secret-found' });
    expect((await client('picture.details', { id: fox })).facts).toEqual({ rating: 0, isFavourite: false, note: '' });
  });

  it('holds searches by their names', async () => {
    const query = { filter: { text: 'fox', rating: 4 }, ...NEWEST } as const;
    const saved = await client('searches.save', { name: 'Good foxes', query });
    const again = await client('searches.save', { name: 'good foxes', query: { ...query, sort: 'oldest' } });
    expect(again.id).toBe(saved.id);
    expect(await client('searches.list')).toEqual([again]);
    await client('searches.remove', { id: saved.id });
    expect(await client('searches.list')).toEqual([]);
  });
});

describe('the trash', () => {
  it('hides and gives back, all that went at a moment', async () => {
    await make('a red fox', 3);
    const { rows } = await open();
    const { at, count } = await client('picture.trash', { of: { numbers: rows.numbers.slice(0, 2) } });
    expect(count).toBe(2);
    expect((await open()).count).toBe(1);
    const trash = await open({ inTrash: true });
    expect(trash.tiles.map((tile) => tile.trashedAt)).toEqual([at, at]);
    expect(await client('picture.restore', { trashedAt: at })).toEqual({ count: 2 });
    expect((await open()).rows.numbers).toEqual(rows.numbers);
  });

  it('removes from the disk only when it is emptied, and only what is in it', async () => {
    await make('a red fox', 2);
    const [gone, kept] = (await open()).tiles.map(({ image }) => image.id) as [string, string];
    await client('picture.trash', { of: { ids: [gone] } });
    const [file, other] = [fileOf(gone), fileOf(kept)];
    expect(await client('trash.empty', { olderThanDays: 1 })).toEqual({ count: 0, bytes: 0, kept: [] });
    expect(existsSync(file)).toBe(true);
    expect(await client('trash.empty', {})).toMatchObject({ count: 1, kept: [] });
    expect([existsSync(file), existsSync(other)]).toEqual([false, true]);
    const details = await client('picture.details', { id: gone });
    expect(details).toMatchObject({ made: { prompt: 'a red fox' } });
    expect(details.emptiedAt).toBeGreaterThan(0);
    expect(details).not.toHaveProperty('trashedAt');
    expect((await open({ inTrash: true })).count).toBe(0);
    await expect(client('picture.restore', { of: { ids: [gone] } })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is emptied of what was counted, not of what came later', async () => {
    await make('a red fox', 2);
    const [counted, later] = (await open()).rows.numbers as [number, number];
    await client('picture.trash', { of: { numbers: [counted] } });
    const { count, until } = await client('trash.size', {});
    expect(count).toBe(1);
    await expect.poll(() => Date.now()).toBeGreaterThan(until);
    const { at } = await client('picture.trash', { of: { numbers: [later] } });
    expect(await client('trash.empty', { until, olderThanDays: 1 })).toMatchObject({ count: 0 });
    expect(await client('trash.empty', { until })).toMatchObject({ count: 1, kept: [] });
    expect(await client('picture.restore', { trashedAt: at })).toEqual({ count: 1 });
    expect((await open()).rows.numbers).toEqual([later]);
  });

  it('keeps what a reference set holds, and says so', async () => {
    await make('a red fox');
    const [fox] = (await open()).tiles.map(({ image }) => image.id) as [string];
    await client('set.create', { name: 'The fox', pictures: [{ id: fox, note: '' }] });
    await client('picture.trash', { of: { ids: [fox] } });
    expect(await client('trash.empty', {})).toMatchObject({
      count: 0,
      kept: [{ id: fox, reason: 'It is in the reference set “The fox”.' }],
    });
    expect(existsSync(fileOf(fox))).toBe(true);
  });

  it('is left by a picture that the same request asks for again, and by one that is made anew', async () => {
    await make('a red fox');
    const [fox] = (await open()).tiles.map(({ image }) => image.id) as [string];
    await client('picture.trash', { of: { ids: [fox] } });
    await make('a red fox');
    expect((await open()).tiles.map(({ image }) => image.id)).toEqual([fox]);
    await client('picture.trash', { of: { ids: [fox] } });
    await client('trash.empty', {});
    expect((await open()).count).toBe(0);
    // The sample provider draws the same bytes again.
    await make('a red fox');
    expect((await open()).tiles.map(({ image }) => image.id)).toEqual([fox]);
    expect(existsSync(fileOf(fox))).toBe(true);
    expect(await client('picture.details', { id: fox })).not.toHaveProperty('emptiedAt');
  });
});

describe('a picture whose file is gone', () => {
  it('is shown so, and found again when it is back', async () => {
    await make('a red fox', 2);
    const [fox] = (await open()).tiles.map(({ image }) => image.id) as [string];
    const file = fileOf(fox);
    renameSync(file, join(google.home, 'elsewhere'));
    expect((await open()).tiles.map((tile) => tile.isMissing)).toEqual([true, undefined]);
    expect(await client('picture.details', { id: fox })).toMatchObject({ isMissing: true });
    expect((await open({ isMissing: true })).tiles.map(({ image }) => image.id)).toEqual([fox]);
    expect((await client('gallery.facets', { filter: {} })).missing).toBe(1);
    renameSync(join(google.home, 'elsewhere'), file);
    expect(await client('picture.details', { id: fox })).not.toHaveProperty('isMissing');
    expect((await client('gallery.facets', { filter: {} })).missing).toBe(0);
  });

  it('is looked for before those that are missing are told', async () => {
    await make('a red fox', 2);
    const [, other] = (await open()).tiles.map(({ image }) => image.id) as [string, string];
    rmSync(fileOf(other));
    expect((await open({ isMissing: true })).tiles.map(({ image }) => image.id)).toEqual([other]);
  });
});

describe('where a picture comes from', () => {
  it('is told from both sides', async () => {
    await make('a red fox');
    const [fox] = (await open()).tiles.map(({ image }) => image.id) as [string];
    const graph = aGraph('Edit')
      .node('provider', 'google-provider', { model: 'gemini-3-pro-image' })
      .node('config', 'gemini-config', { numImages: 1 })
      .node('photo', 'image-input', { pictures: [{ id: fox }] })
      .node('generate', 'image-processor', { prompt: 'with a hat', seed: 7 })
      .wire('photo.images', 'generate.references')
      .wire('provider.provider', 'generate.provider')
      .wire('config.config', 'generate.config')
      .build();
    const { runId } = await client('run.start', { workflow: workflowFile(graph) });
    await program.ended(runId);
    const [hat] = (await open({ hasReferences: true })).tiles.map(({ image }) => image.id) as [string];
    const lineage = async (id: string) => {
      const { parents, children } = await client('picture.lineage', { id });
      return [parents, children].map((tiles) => tiles.map(({ image }) => image.id));
    };
    expect(await lineage(fox)).toEqual([[], [hat]]);
    expect(await lineage(hat)).toEqual([[fox], []]);
    expect(await client('picture.find', { start: hat.slice(0, 8) })).toEqual([hat]);
    expect(await client('picture.find', { start: '%' })).toEqual([]);
  });
});
