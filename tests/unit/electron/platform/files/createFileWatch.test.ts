import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFileWatch, type FileWatch } from '../../../../../electron/platform/files/createFileWatch.ts';
import { versionAt, versionOf } from '../../../../../electron/platform/files/graphAt.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

let watch: FileWatch | undefined;
afterEach(() => {
  watch?.close();
});

/** Watches one file of this text as one page. */
function aWatch() {
  const folder = tempFolder();
  const heard: (readonly [string, string | null])[] = [];
  const pathOf = (file: string) => join(folder, file);
  const made = createFileWatch({ pathOf, versionOf: (file) => versionAt(pathOf(file)), intervalMs: 10 });
  watch = made;
  made.onChange((file, version) => heard.push([file, version]));
  const page = randomUUID();
  return {
    heard,
    write: (text: string) => {
      writeFileSync(pathOf('a'), text);
    },
    remove: () => {
      rmSync(pathOf('a'));
    },
    see: (text: string, by = page) => {
      made.watch(by, [{ file: 'a', version: versionOf(text) }]);
    },
    leave: () => {
      made.watch(page, []);
    },
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 120));

describe('watching', () => {
  it('tells once of each version the page has not seen, and of the end', async () => {
    const file = aWatch();
    file.write('one');
    file.see('one');
    await pause();
    expect(file.heard).toEqual([]);
    file.write('two');
    await expect.poll(() => file.heard).toEqual([['a', versionOf('two')]]);
    await pause();
    file.write('three');
    await expect.poll(() => file.heard.length).toBe(2);
    file.remove();
    await expect.poll(() => file.heard.at(-1)).toEqual(['a', null]);
    await pause();
    expect(file.heard).toHaveLength(3);
  });

  it('says nothing of a touch, nor once the page has seen the change', async () => {
    const file = aWatch();
    file.write('one');
    file.see('one');
    file.write('one');
    await pause();
    file.see('two');
    file.write('two');
    await pause();
    expect(file.heard.filter(([, version]) => version === versionOf('two'))).toEqual([]);
  });

  it('tells of a change that was made while nobody watched', async () => {
    const file = aWatch();
    file.write('two');
    file.see('one');
    await expect.poll(() => file.heard).toEqual([['a', versionOf('two')]]);
  });

  it('tells one page of what another saved, and stops with the last page', async () => {
    const file = aWatch();
    file.write('one');
    file.see('one');
    file.see('one', randomUUID());
    file.write('two');
    file.see('two');
    await expect.poll(() => file.heard).toEqual([['a', versionOf('two')]]);
  });

  it('stops when the file is closed', async () => {
    const file = aWatch();
    file.write('one');
    file.see('one');
    await pause();
    file.leave();
    file.write('two');
    await pause();
    expect(file.heard).toEqual([]);
  });
});
