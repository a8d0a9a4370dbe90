import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  BadInputError,
  FileConflictError,
  NotFoundError,
  SecretFoundError,
  WorkflowFileError,
} from '#shared/errors/inputErrors';
import { createWorkflowFiles } from '../../../../../electron/platform/files/createWorkflowFiles.ts';
import { readWorkflowFile } from '../../../../../electron/platform/files/readWorkflowFile.ts';
import { aGraph } from '../../../../support/builders.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const FOXES = aGraph('Foxes').node('n1', 'text', { value: 'a red fox' }).build();
const HERONS = aGraph('Herons').build();

function someFiles() {
  const folder = join(tempFolder(), 'workflows');
  const assertClean = (text: string) => {
    if (text.includes('canary-value')) throw new SecretFoundError('A key.');
  };
  return { folder, files: createWorkflowFiles({ folder, assertClean }) };
}

describe('saving a graph', () => {
  it('makes a file that opens as the same graph', async () => {
    const { files, folder } = someFiles();
    const saved = await files.save('Foxes', FOXES, null);
    expect(saved.file).toBe('Foxes.lumi.json');
    const opened = await files.open('Foxes.lumi.json');
    expect(opened.version).toBe(saved.version);
    expect(opened.workflow).toEqual(FOXES);
    expect(readFileSync(join(folder, 'Foxes.lumi.json'), 'utf8')).toContain('"format": "lumi-workflow"');
  });

  it('replaces the version that was opened', async () => {
    const { files } = someFiles();
    const first = await files.save('a', FOXES, null);
    const second = await files.save('a', HERONS, first.version);
    expect(second.version).not.toBe(first.version);
    expect((await files.open('a')).workflow).toEqual(HERONS);
  });

  it('never replaces a file that another program changed, that is gone, or that was there before', async () => {
    const { files, folder } = someFiles();
    const { version } = await files.save('a', FOXES, null);
    await expect(files.save('a', HERONS, null)).rejects.toThrow(FileConflictError);
    const path = join(folder, 'a.lumi.json');
    writeFileSync(path, `${readFileSync(path, 'utf8')} `);
    const changed = readFileSync(path, 'utf8');
    await expect(files.save('a', HERONS, version)).rejects.toThrow(FileConflictError);
    await expect(files.save('gone', HERONS, version)).rejects.toThrow(FileConflictError);
    expect(readFileSync(path, 'utf8')).toBe(changed);
    expect(readdirSync(folder)).toEqual(['a.lumi.json']);
  });

  it('lets one of two saves upon the same version through', async () => {
    const { files } = someFiles();
    const { version } = await files.save('a', FOXES, null);
    const saves = await Promise.allSettled([
      files.save('a', HERONS, version),
      files.save('a', aGraph('x').build(), version),
    ]);
    expect(saves.map((save) => save.status)).toEqual(['fulfilled', 'rejected']);
    expect((await files.open('a')).workflow).toEqual(HERONS);
  });

  it('refuses a graph that holds a key, and writes nothing', async () => {
    const { files, folder } = someFiles();
    const graph = aGraph().node('n1', 'text', { value: 'canary-value' }).build();
    await expect(files.save('a', graph, null)).rejects.toThrow(SecretFoundError);
    await expect(files.save('canary-value', FOXES, null)).rejects.toThrow(SecretFoundError);
    expect(readdirSync(join(folder, '..'))).toEqual([]);
  });

  it.each([
    '',
    '.lumi.json',
    '../a',
    'a/b',
    'a\\b',
    'a..b',
    '.hidden',
    'dot.',
    'C:a',
    'nul',
    'CON.lumi.json',
    'com1.x',
    'a\0b',
    'a\nb',
    'what?',
    'x'.repeat(300),
    '狐'.repeat(90),
    '\ud800',
  ])('refuses the file name %j', async (name) => {
    const { files } = someFiles();
    await expect(files.save(name, FOXES, null)).rejects.toThrow(BadInputError);
    await expect(files.open(name)).rejects.toThrow(BadInputError);
  });
});

describe('opening a graph', () => {
  it('says that there is none', async () => {
    const { files } = someFiles();
    await expect(files.open('nothing')).rejects.toThrow(NotFoundError);
  });

  it('does not follow a link out of the folder, neither to read nor to write', async () => {
    const { files, folder } = someFiles();
    await files.save('a', FOXES, null);
    const outside = join(folder, '..', 'outside.lumi.json');
    const text = readFileSync(join(folder, 'a.lumi.json'), 'utf8');
    writeFileSync(outside, text);
    symlinkSync(outside, join(folder, 'link.lumi.json'));
    await expect(files.open('link')).rejects.toThrow(BadInputError);
    const { version } = await files.open('a');
    await expect(files.save('link', HERONS, version)).rejects.toThrow(BadInputError);
    expect(readFileSync(outside, 'utf8')).toBe(text);
    expect((await files.list()).map((entry) => entry.file)).toEqual(['a.lumi.json']);
  });
});

describe('the list of graphs', () => {
  it('is empty before the first save', async () => {
    expect(await someFiles().files.list()).toEqual([]);
  });

  it('names graphs newest first, also those that cannot be read, and nothing else', async () => {
    const { files, folder } = someFiles();
    await files.save('old', FOXES, null);
    await files.save('new', HERONS, null);
    writeFileSync(join(folder, 'broken.lumi.json'), '{ "format": "lumi-wor');
    writeFileSync(join(folder, 'notes.txt'), 'x');
    writeFileSync(join(folder, '.lumi-1.tmp'), 'x');
    mkdirSync(join(folder, 'folder.lumi.json'));
    for (const [file, at] of [
      ['old', 1000],
      ['broken', 2000],
      ['new', 3000],
    ] as const) {
      utimesSync(join(folder, `${file}.lumi.json`), at, at);
    }
    expect(await files.list()).toEqual([
      { file: 'new.lumi.json', name: 'Herons', modifiedAt: 3_000_000 },
      { file: 'broken.lumi.json', name: 'broken', modifiedAt: 2_000_000 },
      { file: 'old.lumi.json', name: 'Foxes', modifiedAt: 1_000_000 },
    ]);
  });
});

describe('readWorkflowFile', () => {
  it('reads a graph anywhere on the disk, with a byte order mark too', async () => {
    const path = join(tempFolder(), 'a.json');
    writeFileSync(path, '\uFEFF{"format":"lumi-workflow","version":1,"name":"x","nodes":[],"edges":[]}');
    expect((await readWorkflowFile(path)).name).toBe('x');
  });

  it('says why it cannot', async () => {
    const folder = tempFolder();
    const large = join(folder, 'large');
    writeFileSync(large, '');
    truncateSync(large, 64_000_001);
    writeFileSync(join(folder, 'latin'), Buffer.from([0x7b, 0xe9, 0x7d]));
    writeFileSync(join(folder, 'text'), 'hello');
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const reasons: [string, RegExp][] = [
      [join(folder, 'missing'), /no file/],
      [join(folder, 'text', 'below'), /no file/],
      [folder, /is a folder/],
      [large, /too large/],
      [join(folder, 'latin'), /UTF-8/],
      [join(folder, 'text'), /not JSON/],
      [join(folder, 'pipe'), /not an ordinary file/],
      ['a\0b', /not the name/],
    ];
    for (const [path, reason] of reasons) {
      const failure = readWorkflowFile(path);
      await expect(failure).rejects.toThrow(WorkflowFileError);
      await expect(failure).rejects.toThrow(reason);
    }
  });
});
