import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walkPictures } from '../../../../../electron/platform/files/walkPictures.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

function filesIn(folder: string, ...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
}

async function walked(folder: string, paths = [folder]): Promise<readonly string[]> {
  const short = (path: string) => relative(folder, path);
  const found: string[] = [];
  for await (const each of walkPictures(paths)) {
    if ('reason' in each) found.push(`${short(each.path)}: ${each.reason}`);
    else {
      const twin = each.twinOf === undefined ? [] : [`=${short(each.twinOf)}`];
      found.push([short(each.path), ...each.beside.map((path) => `+${short(path)}`), ...twin].join(' '));
    }
  }
  return found;
}

describe('pictures of folders', () => {
  it('come in the order of their names, with what tells of them, twins behind their PNG', async () => {
    const folder = tempFolder();
    filesIn(
      folder,
      'b.jpg',
      'b.png',
      'b.txt',
      'a.WEBP',
      'deep/er/c.png',
      'deep/er/c.png.txt',
      'd.png',
      'd.lumi.json',
      'd.gif',
      'loose.txt',
      'film.mp4',
    );
    expect(await walked(folder)).toEqual([
      'a.WEBP',
      'b.png +b.txt',
      'b.jpg +b.txt =b.png',
      'd.png +d.lumi.json',
      'd.gif +d.lumi.json',
      'film.mp4: no-picture',
      'loose.txt: no-picture',
      'deep/er/c.png +deep/er/c.png.txt',
    ]);
  });

  it('leave out in silence what is hidden and what is the system’s', async () => {
    const folder = tempFolder();
    filesIn(
      folder,
      '.hidden.png',
      '.git/a.png',
      'Thumbs.db',
      'desktop.ini',
      '__MACOSX/._a.png',
      '.DS_Store',
      '$RECYCLE.BIN/a.png',
      'a.png',
    );
    expect(await walked(folder)).toEqual(['a.png']);
  });

  it('follow links, into no folder twice, and name one that leads nowhere', async () => {
    const folder = tempFolder();
    filesIn(folder, 'a/one.png', 'b/two.png');
    symlinkSync(folder, join(folder, 'a', 'loop'));
    symlinkSync(join(folder, 'b'), join(folder, 'a', 'other'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'lost.png'));
    expect(await walked(folder)).toEqual(['lost.png: unreadable', 'a/one.png', 'a/other/two.png']);
  });

  it('may be named themselves, whatever they are called', async () => {
    const folder = tempFolder();
    filesIn(folder, 'odd', 'more/x.png');
    expect(await walked(folder, [join(folder, 'odd'), join(folder, 'more'), join(folder, 'gone.png')])).toEqual([
      'odd',
      'more/x.png',
      'gone.png',
    ]);
  });
});
