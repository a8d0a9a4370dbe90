import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HistoryBounds } from '../../../../../../electron/platform/files/history/chooseVersions.ts';
import { openHistory } from '../../../../../../electron/platform/files/history/openHistory.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';

const DAY_MS = 24 * 3600 * 1000;
const run = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const SAVED = { kind: 'saved' } as const;

function opened(folder = join(tempFolder(), 'history'), bounds: Partial<HistoryBounds> = {}) {
  const clock = { ms: Date.now() };
  const logged: unknown[] = [];
  const assertClean = (text: string) => {
    if (text.includes('secret')) throw new Error('A key.');
  };
  const history = openHistory({
    folder,
    assertClean,
    now: () => clock.ms,
    log: (error) => logged.push(error),
    bounds,
  });
  return {
    folder,
    clock,
    logged,
    history,
    keep: (text: string, version: Parameters<typeof history.keep>[2] = SAVED, graph = 'g') =>
      history.keep(graph, text, version, (before) => `was ${before}`),
    texts: async (graph = 'g') => {
      const { versions } = await history.list(graph);
      return Promise.all(versions.map(({ id }) => history.read(graph, id)));
    },
    files: () =>
      readdirSync(folder).flatMap((name) => readdirSync(join(folder, name)).map((file) => join(folder, name, file))),
  };
}

describe('the history of a graph', () => {
  it('is every text it had, newest first, with what happened to it and what had changed, also at the next start', async () => {
    const { folder, keep } = opened();
    await keep('one', { kind: 'opened', from: 'Text to image' });
    await keep('two');
    await keep('three', { kind: 'run', run: run(1) });
    const { history, texts } = opened(folder);
    const { versions, bytes } = await history.list('g');
    expect(await texts()).toEqual(['three', 'two', 'one']);
    expect(versions.map(({ kinds, runs, from, told }) => [[...kinds], runs, from, told])).toEqual([
      [['run'], [run(1)], null, 'was two'],
      [['saved'], [], null, 'was one'],
      [['opened'], [], 'Text to image', null],
    ]);
    expect(bytes).toBeGreaterThan(100);
    expect((await history.list('another')).versions).toEqual([]);
  });

  it('has one version of a graph that did not change, to which all belongs that happened to it', async () => {
    const { keep, history, files } = opened();
    const { id } = await keep('one');
    expect(await keep('one')).toEqual({ id, isNew: false });
    expect(await keep('one', { kind: 'opened' })).toEqual({ id, isNew: false });
    expect(await keep('one', { kind: 'run', run: run(1) })).toEqual({ id, isNew: true });
    await keep('one', { kind: 'run', run: run(2) });
    const { versions } = await history.list('g');
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({ id, runs: [run(1), run(2)] });
    expect(files().filter((file) => file.endsWith('.gz'))).toHaveLength(1);
  });

  it('stores a text once that the graph comes back to', async () => {
    const { keep, texts, files } = opened();
    for (const text of ['one', 'two', 'one']) await keep(text);
    expect(await texts()).toEqual(['one', 'two', 'one']);
    expect(files().filter((file) => file.endsWith('.gz'))).toHaveLength(2);
  });

  it('is told of the latest runs only of a graph that is run again and again', async () => {
    const { keep, history } = opened();
    for (let n = 0; n < 105; n++) await keep('one', { kind: 'run', run: run(n) });
    const [version] = (await history.list('g')).versions;
    expect(version?.runs.length).toBeLessThanOrEqual(100);
    expect(version?.runs.at(-1)).toBe(run(104));
  });

  it('has names for versions, which are changed and taken away', async () => {
    const { keep, history } = opened();
    const { id } = await keep('one');
    await history.name('g', id, ' With the vixen ');
    expect((await history.list('g')).versions[0]?.name).toBe('With the vixen');
    await keep('one', { kind: 'named', name: 'With both' });
    expect((await history.list('g')).versions[0]?.name).toBe('With both');
    await history.name('g', id, null);
    expect((await history.list('g')).versions[0]?.name).toBeNull();
    await expect(history.name('g', '000000000000001-00000000', 'x')).rejects.toThrow('not there');
  });

  it('holds no key: neither in a graph nor in a name', async () => {
    const { keep, history, files } = opened();
    await expect(keep('a secret')).rejects.toThrow('A key.');
    const { id } = await keep('well');
    await expect(keep('more', { kind: 'named', name: 'secret' })).rejects.toThrow('A key.');
    await expect(history.name('g', id, 'my secret')).rejects.toThrow('A key.');
    for (const file of files()) expect(readFileSync(file, 'utf8')).not.toContain('secret');
  });

  it('is none where a file is broken, and everything else opens', async () => {
    const { folder, keep, history, files, logged } = opened();
    for (const text of ['one', 'two', 'three', 'four']) await keep(text);
    const [one, two, three] = (await history.list('g')).versions.toReversed();
    const path = (end: string) => files().find((file) => file.includes(end))!;
    writeFileSync(path(`${one!.id}.json`), '{"format":"lumi-version","at":');
    truncateSync(path(`${two!.text}.gz`), 5);
    writeFileSync(path(`${three!.text}.gz`), readFileSync(path((await history.list('g')).versions[0]!.text)));
    writeFileSync(join(folder, 'stray'), 'x');
    const { versions } = await history.list('g');
    expect(versions.map(({ id }) => id)).not.toContain(one!.id);
    await expect(history.read('g', two!.id)).rejects.toThrow('damaged');
    await expect(history.read('g', three!.id)).rejects.toThrow('damaged');
    expect(await history.read('g', versions[0]!.id)).toBe('four');
    await keep('five');
    expect(logged).not.toEqual([]);
  });

  it('is kept for ninety days, and longer where a version has a name', async () => {
    const { keep, history, clock, texts } = opened();
    const { id } = await keep('one');
    await keep('two');
    await history.name('g', id, 'First');
    clock.ms += 91 * DAY_MS;
    await keep('three');
    await history.prune();
    expect(await texts()).toEqual(['three', 'one']);
  });

  it('keeps the newest though those with a name fill all the room there is', async () => {
    const big = (n: number) => `${String(n)} ${Array.from({ length: 400 }, (_, at) => String(at * n)).join(' ')}`;
    const { keep, history, texts, clock } = opened(undefined, { graphBytes: 3000 });
    for (let n = 1; n <= 4; n++) {
      const { id } = await keep(big(n));
      await history.name('g', id, `Version ${String(n)}`);
    }
    await keep(big(5));
    clock.ms += 2 * 3600 * 1000;
    await history.prune();
    const left = await texts();
    expect(left[0]).toBe(big(5));
    expect(left.length).toBeLessThan(5);
  });

  it('is bounded in number and in size, of a graph and of all: the oldest go first, those with a name last', async () => {
    const { keep, history, texts, clock, files } = opened(undefined, { versions: 3, named: 1 });
    const { id } = await keep('named');
    await history.name('g', id, 'Mine');
    for (let n = 0; n < 6; n++) await keep(`text ${n}`);
    clock.ms += 2 * 3600 * 1000;
    await history.prune();
    expect(await texts()).toEqual(['text 5', 'text 4', 'text 3', 'named']);
    expect(files().filter((file) => file.endsWith('.gz'))).toHaveLength(4);

    const all = opened(undefined, { bytes: 1000 });
    for (let n = 0; n < 3; n++) {
      await all.keep(`a${n}`, undefined, 'a');
      all.clock.ms += 10;
      await all.keep(`b${n}`, undefined, 'b');
      all.clock.ms += 10;
    }
    await all.history.prune();
    expect([await all.texts('a'), await all.texts('b')]).toEqual([['a2'], ['b2']]);
  });

  it('goes with a graph that gets a file, and begins as a copy where it is saved as another', async () => {
    const { keep, history, texts, clock } = opened();
    await keep('in the file', undefined, 'file');
    clock.ms += 10;
    await keep('one', undefined, 'document');
    expect(await history.move('document', 'file')).toBe(true);
    expect(await history.move('document', 'file')).toBe(false);
    expect(await history.move('file', 'file')).toBe(false);
    expect(await texts('file')).toEqual(['one', 'in the file']);
    expect(await texts('document')).toEqual([]);
    await history.copy('file', 'other');
    await keep('two', undefined, 'other');
    await history.copy('file', 'other');
    expect(await texts('other')).toEqual(['two', 'one', 'in the file']);
    await history.forget('file', null);
    expect(await texts('file')).toEqual([]);
    expect(await texts('other')).toEqual(['two', 'one', 'in the file']);
  });

  it('forgets a version, and its text at once unless another needs it', async () => {
    const { keep, history, files, texts } = opened();
    for (const text of ['one', 'two', 'one']) await keep(text);
    const [newest, two] = (await history.list('g')).versions;
    await history.forget('g', [newest!.id]);
    expect(await texts()).toEqual(['two', 'one']);
    await history.forget('g', [two!.id, '000000000000001-00000000']);
    expect(await texts()).toEqual(['one']);
    expect(files().filter((file) => file.endsWith('.gz'))).toHaveLength(1);
  });

  it('is written by two programs at once', async () => {
    const one = opened();
    const other = opened(one.folder);
    await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : other).keep(`text ${n}`)));
    const texts = await one.texts();
    expect(new Set(texts).size).toBe(20);
    expect((await other.history.list('g')).versions).toHaveLength(texts.length);
  });

  it.each(['empty', 'cut off', 'another'])(
    'has a text again that was damaged (%s), once it is kept again',
    async (how) => {
      const { keep, texts, files, history } = opened();
      await keep('one');
      await keep('two');
      const { text } = (await history.list('g')).versions[1]!;
      const path = files().find((file) => file.endsWith(`${text}.gz`))!;
      if (how === 'another')
        writeFileSync(path, readFileSync(files().find((file) => file.endsWith('.gz') && file !== path)!));
      else truncateSync(path, how === 'empty' ? 0 : 9);
      await keep('one');
      expect(await texts()).toEqual(['one', 'two', 'one']);
    },
  );

  it('is copied and moved to and fro at once, and waits for no turn that never comes', async () => {
    const { keep, history, texts } = opened();
    for (const graph of ['a', 'b']) await keep(graph, undefined, graph);
    await Promise.all(
      Array.from({ length: 5 }, () => [
        history.copy('a', 'b'),
        history.move('b', 'a'),
        history.copy('b', 'a'),
        history.move('a', 'b'),
      ]).flat(),
    );
    expect([...(await texts('a')), ...(await texts('b'))].toSorted()).toEqual(expect.arrayContaining(['a', 'b']));
  });
});
