import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PNG_TEXTS, withChunks } from '../../../../support/pictureBlocks.ts';
import { runHere } from '../../../../support/runHere.ts';
import { aCanvas } from '../../../../support/somePictures.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { unzipStored } from '../../../../support/unzipStored.ts';

async function aLibrary() {
  const folder = tempFolder();
  const [home, from] = [join(folder, 'home'), join(folder, 'from')];
  mkdirSync(home);
  mkdirSync(from);
  for (const [name, colour] of Object.entries({ fox: '#f00', hare: '#0f0', owl: '#00f' })) {
    const words = PNG_TEXTS['tEXt in UTF-8']!('parameters', `a ${name} in fog\nSteps: 2, Seed: 5, Model: m`);
    writeFileSync(
      join(from, `${name}.png`),
      withChunks(await aCanvas(60, 40, colour).png().toBuffer(), 'before', words),
    );
  }
  const lumi = (...args: readonly string[]) => runHere(args, { env: { LUMI_HOME: home } });
  const report = JSON.parse((await lumi('import', '--json', from)).stdout) as { taken: { file: string; id: string }[] };
  const ids = Object.fromEntries(report.taken.map(({ file, id }) => [file.replace(/^.*\/(\w+)\.png$/, '$1'), id]));
  return { lumi, ids, home, out: join(folder, 'out') };
}

describe('export', () => {
  it('writes what a query finds, or pictures by the beginnings of their names, a line for each', async () => {
    const { lumi, ids, out } = await aLibrary();
    const found = await lumi('export', 'fog -hare', '--out', out, '--name', '{n} {prompt}');
    expect([found.code, found.stdout.split('\n').sort()]).toEqual([
      0,
      [join(out, '1 a owl in fog.png'), join(out, '2 a fox in fog.png')],
    ]);
    const named = await lumi('export', ids['hare']!.slice(0, 8), '--out', out);
    expect([named.code, named.stdout]).toEqual([0, join(out, 'a hare in fog-5.png')]);
    expect(readdirSync(out).sort()).toEqual(['1 a owl in fog.png', '2 a fox in fog.png', 'a hare in fog-5.png']);
  });

  it('makes an archive, and never replaces one', async () => {
    const { lumi, out } = await aLibrary();
    const path = `${out}.zip`;
    expect(
      (await lumi('export', 'fog', '--out', path, '--name', '{n}', '--format', 'webp', '--long-side', '30')).code,
    ).toBe(0);
    const bytes = readFileSync(path);
    expect([...unzipStored(bytes).keys()]).toEqual(['1.webp', '2.webp', '3.webp']);
    const again = await lumi('export', 'fog', '--out', path);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('is there already') as string]);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('writes the others where one is missing, and ends with 1; with 2 where nothing of it makes sense', async () => {
    const { lumi, ids, home, out } = await aLibrary();
    const id = ids['fox']!;
    rmSync(join(home, 'library', 'pictures', id.slice(0, 2), `${id}.png`));
    const { code, stdout, stderr } = await lumi('export', ...Object.values(ids), '--out', out);
    expect([code, stdout.split('\n').length]).toEqual([1, 2]);
    expect(stderr).toContain(`${id}: Its file is not in the library any more.`);
    for (const wrong of [
      ['ffffffff', '--out', out],
      ['fog', '--out', out, '--name', '{nonsense}'],
      ['fog', '--out', out, '--format', 'bmp'],
      ['fog'],
    ])
      expect((await lumi('export', ...wrong)).code).toBe(2);
  });

  it.each([[['*']], [['???', '!']], [['fog', 'ffffffff']], [['ffffffff', 'fog']]])(
    'ends with 2 for %j, and writes nothing',
    async (words) => {
      const { lumi, out } = await aLibrary();
      const { code, stdout, stderr } = await lumi('export', ...words, '--out', out);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/no word|SHA/);
      expect(existsSync(out)).toBe(false);
    },
  );

  it('tells where a query finds nothing, and ends with 1', async () => {
    const { lumi, out } = await aLibrary();
    const { code, stdout, stderr } = await lumi('export', 'walrus', '--out', out);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('No picture was found');
    expect(existsSync(out)).toBe(false);
  });

  it('puts the prompt into a name only where it stands in the copy, and something for a seed that is not known', async () => {
    const { lumi, home, ids, out } = await aLibrary();
    const fox = ids['fox']!;
    expect((await lumi('export', fox, '--out', out, '--recipe', 'without-prompts')).stdout).toBe(join(out, 'm-5.png'));
    expect((await lumi('export', fox, '--out', `${out}2`, '--recipe', 'none')).stdout).toBe(join(`${out}2`, 'm-5.png'));
    const plain = join(home, 'plain.png');
    writeFileSync(plain, await aCanvas(9, 9).png().toBuffer());
    await lumi('import', plain);
    const bare = await lumi('export', 'plain', '--out', out);
    expect(bare.stdout).toMatch(/plain-[0-9a-f]{12}\.png$/);
    const none = await lumi('export', 'plain', '--out', out, '--recipe', 'none');
    expect(none.stdout).toMatch(/picture-[0-9a-f]{12}\.png$/);
  });
});
