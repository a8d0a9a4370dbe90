import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createWildcards } from '../../../../../electron/platform/wildcards/createWildcards.ts';
import { compileCache } from '../../../../support/compileCache.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const MODULE = fileURLToPath(new URL('../../../../../electron/platform/wildcards/createWildcards.ts', import.meta.url));

function put(folder: string, name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

const of = (...paths: readonly string[]) => createWildcards(() => paths.map((path) => ({ path, from: 'settings' })));

/** Of one file: the texts by name, and what is wrong with it. */
async function read(name: string, bytes: string | Uint8Array) {
  const folder = tempFolder();
  put(folder, name, bytes);
  const { lists, files } = await of(folder).survey();
  return {
    texts: Object.fromEntries(lists.map((list) => [list.name, list.values.map(({ text }) => text)])),
    weights: lists.flatMap(({ values }) => values.map(({ weight }) => weight)),
    faults: files.flatMap(({ faults }) => faults),
  };
}

describe('text files of wildcards', () => {
  it('hold a value a line, without comments, empty lines and blanks around', async () => {
    expect((await read('a/b c.txt', 'fox\r\n# no\r\n\r\n\t red owl \rhen')).texts).toEqual({
      'a/b c': ['fox', 'red owl', 'hen'],
    });
  });

  it('are read whatever wrote them', async () => {
    const cafe = [0x63, 0x61, 0x66, 0xe9];
    expect((await read('a.txt', '\uFEFFfox')).texts).toEqual({ a: ['fox'] });
    expect((await read('a.txt', Uint8Array.from(cafe))).texts).toEqual({ a: ['café'] });
    expect((await read('a.txt', new Uint8Array(Buffer.from('\uFEFFcafé\n', 'utf16le')))).texts).toEqual({
      a: ['café'],
    });
    expect((await read('a.txt', '')).texts).toEqual({ a: [] });
    expect((await read('A.TXT', 'fox')).texts).toEqual({ A: ['fox'] });
  });

  it('that are none, or too large, are named', async () => {
    expect((await read('a.txt', Uint8Array.from([1, 0, 2]))).faults).toEqual([{ reason: 'It is no text.' }]);
    const folder = tempFolder();
    truncateSync(put(folder, 'a.txt', ''), 17_000_000);
    expect((await of(folder).survey()).files[0]?.faults).toEqual([{ reason: 'It is larger than 16 MB.' }]);
  });
});

describe('trees of wildcards', () => {
  it('are called by the path in them, without the file’s name', async () => {
    const yaml =
      'animals:\n  wild:\n    - fox\n    - 3::moose\n    - {text: owl, weight: 2.5}\n    - a::b\nplaces: [sea]\n';
    const { texts, weights, faults } = await read('any/zoo.yaml', yaml);
    expect(texts).toEqual({ 'animals/wild': ['fox', 'moose', 'owl', 'a::b'], places: ['sea'] });
    expect(weights).toEqual([1, 3, 2.5, 1, 1]);
    expect(faults).toEqual([]);
    expect((await read('zoo.json', '{"a":{"b":["0.5::fox",{"content":"owl"}]}}')).texts).toEqual({
      'a/b': ['fox', 'owl'],
    });
  });

  it('that are one list are called as their file', async () => {
    expect((await read('any/zoo.json', '["fox","owl"]')).texts).toEqual({ zoo: ['fox', 'owl'] });
    expect((await read('any/zoo.yml', '- fox\n- owl\n')).texts).toEqual({ zoo: ['fox', 'owl'] });
  });

  it('keep what is good, and name what is not', async () => {
    const { texts, faults } = await read('a.yaml', 'a:\n  - fox\n  - 35\n  - yes\nb: owl\n');
    expect(texts).toEqual({ a: ['fox'] });
    expect(faults.map(({ reason }) => reason)).toEqual([
      'a: item 2 is no text. Put it in quotes.',
      'a: item 3 is no text. Put it in quotes.',
      'b is no list. Put “- ” before each value.',
    ]);
  });

  it('that are broken are named with the line', async () => {
    expect((await read('a.yaml', 'a:\n  - fox\n - owl\n')).faults).toMatchObject([
      { line: 3, reason: expect.stringMatching(/^It is not YAML: /) as string },
    ]);
    expect((await read('a.json', '{\n"a": [\n"fox",,\n]}')).faults).toEqual([{ reason: 'It is not JSON.', line: 3 }]);
    expect((await read('a.yaml', 'fox')).faults).toEqual([{ reason: 'It holds neither names nor a list.' }]);
    expect((await read('a.yaml', '')).faults).toEqual([]);
  });

  it('do not grow: what repeats itself in itself, or nests without end, is refused', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, at) => `a${String(at + 1)}: &a${String(at + 1)} [${`*a${String(at)},`.repeat(9)}]`,
    );
    const bomb = `a0: &a0 [x,x]\n${lines.join('\n')}\n`;
    expect((await read('a.yaml', bomb)).faults).toEqual([{ reason: 'It nests or repeats itself too much.' }]);
    expect((await read('a.json', '['.repeat(50_000))).faults).toEqual([{ reason: 'It is not JSON.' }]);
    expect((await read('a.yaml', `${'{a: '.repeat(40)}[x]${'}'.repeat(40)}`)).faults).toHaveLength(1);
    expect((await read('a.yaml', '__proto__:\n  - fox\n')).texts).toEqual(Object.fromEntries([['__proto__', ['fox']]]));
  });
});

describe('trees of wildcards that would take long', () => {
  const staircase = Array.from({ length: 70 }, (_, at) => `${' '.repeat(at)}-\n`).join('');
  it.each(['[', '- ', '? ', 'a: ', '{a: ', '[? ', staircase])(
    'are refused before they are parsed: %j',
    async (opening) => {
      expect((await read('a.yaml', opening.repeat(opening === staircase ? 1 : 20_000))).faults).toEqual([
        { reason: 'It nests or repeats itself too much.' },
      ]);
    },
  );

  it('are no longer than 1 MB in YAML; broken JSON is not parsed as YAML then', async () => {
    const values = `- ${'fox '.repeat(250_000)}\n`;
    expect((await read('a.yaml', values)).faults).toEqual([
      { reason: 'It is larger than 1 MB, the most for YAML. Split it, or write it as JSON.' },
    ]);
    expect((await read('a.json', `["${'fox '.repeat(250_000)}"`)).faults).toEqual([{ reason: 'It is not JSON.' }]);
    expect((await read('a.json', `["${'fox '.repeat(250_000)}"]`)).faults).toEqual([]);
  });

  it('are not those of many lines, brackets and signs beside each other', async () => {
    const flow = `a: [${'"[[", {text: b}, '.repeat(200)}c]\n`;
    const lines = `b:\n  - "{ ["\n  - |\n    - - -\n  # - -\n${'  - e\n'.repeat(200)}`;
    const { texts, faults } = await read('a.yaml', flow + lines);
    expect(faults).toEqual([]);
    expect(texts['a']).toHaveLength(401);
    expect(texts['b']).toHaveLength(202);
  });
});

describe('folders of wildcards', () => {
  it('are one tree, in which hidden files and others are left out', async () => {
    const [one, two] = [tempFolder(), tempFolder()];
    put(one, 'a.txt', 'fox');
    put(one, '.git/b.txt', 'no');
    put(one, '.c.txt', 'no');
    put(one, 'd.md', 'no');
    put(two, 'a.txt', 'owl');
    const { lists, folders } = await of(one, two, one, join(one, 'gone')).survey();
    expect(lists.map(({ name, values }) => [name, values[0]?.text])).toEqual([
      ['a', 'fox'],
      ['a', 'owl'],
    ]);
    expect(folders.map(({ isThere, files }) => [isThere, files])).toEqual([
      [true, 1],
      [true, 1],
      [false, 0],
    ]);
  });

  it('follow links, once', async () => {
    const [folder, elsewhere] = [tempFolder(), tempFolder()];
    put(elsewhere, 'a.txt', 'fox');
    symlinkSync(elsewhere, join(folder, 'linked'));
    symlinkSync(folder, join(folder, 'loop'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.txt'));
    expect((await of(folder).lists()).map(({ name }) => name)).toEqual(['linked/a']);
  });

  it('are read anew where a file has changed, and else give the same', async () => {
    const folder = tempFolder();
    const path = put(folder, 'a.txt', 'fox');
    const wildcards = of(folder);
    const before = await wildcards.lists();
    expect(await wildcards.lists()).toBe(before);
    writeFileSync(path, 'owl');
    utimesSync(path, 1, 1);
    expect((await wildcards.lists())[0]?.values[0]?.text).toBe('owl');
  });

  it('are looked through so far, and no further: what is left out is told', async () => {
    const folder = tempFolder();
    for (const name of ['a/a.txt', 'b/b.txt', 'c/c.txt']) put(folder, name, 'fox');
    const surveyed = async (limits: { maxFiles?: number; maxFolders?: number }) => {
      const { lists, files } = await createWildcards(() => [{ path: folder, from: 'settings' }], limits).survey();
      return [
        lists.map(({ name }) => name),
        files.flatMap(({ path, faults }) => faults.map((fault) => [path, fault.reason])),
      ];
    };
    expect(await surveyed({ maxFolders: 4, maxFiles: 3 })).toEqual([['a/a', 'b/b', 'c/c'], []]);
    expect(await surveyed({ maxFolders: 3 })).toEqual([
      ['a/a', 'b/b'],
      [[folder, 'It holds more than 3 folders. The others are left out.']],
    ]);
    expect(await surveyed({ maxFiles: 1 })).toEqual([
      ['a/a'],
      [[folder, 'It holds more than 1 files. The others are left out.']],
    ]);
  });

  it('give what was too much once it is no more', async () => {
    const folder = tempFolder();
    const large = put(folder, 'a.txt', '');
    truncateSync(large, 200_000_000);
    put(folder, 'b.txt', 'fox');
    const wildcards = of(folder);
    expect((await wildcards.survey()).files[1]?.faults).toHaveLength(1);
    rmSync(large);
    expect((await wildcards.lists()).map(({ name }) => name)).toEqual(['b']);
  });

  it.skipIf(process.platform === 'win32')('give all of more files than can be open at once', async () => {
    const folder = tempFolder();
    for (let at = 0; at < 300; at += 1) put(folder, `${String(at)}.txt`, 'fox');
    const program = `
      import { createWildcards } from ${JSON.stringify(MODULE)};
      const { lists, files } = await createWildcards(() => [{ path: ${JSON.stringify(folder)}, from: 'settings' }]).survey();
      process.stdout.write(JSON.stringify([lists.length, files.flatMap(({ faults }) => faults).length]));`;
    const command = ['-c', 'ulimit -n 60; exec "$@"', 'sh', process.execPath, '--input-type=module', '-e', program];
    const { stdout } = await promisify(execFile)('/bin/sh', command, { env: { ...process.env, ...compileCache } });
    expect(JSON.parse(stdout)).toEqual([300, 0]);
  });
});
