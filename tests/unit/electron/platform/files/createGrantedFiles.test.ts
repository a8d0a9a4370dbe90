import { mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadInputError, FileConflictError, NotFoundError, SecretFoundError } from '#shared/errors/inputErrors';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { createGrantedFiles } from '../../../../../electron/platform/files/createGrantedFiles.ts';
import { createWorkflowFiles } from '../../../../../electron/platform/files/createWorkflowFiles.ts';
import { openRecentFiles } from '../../../../../electron/platform/files/openRecentFiles.ts';
import { aGraph } from '../../../../support/builders.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const FOXES = aGraph('Foxes').node('n1', 'text', { value: 'a red fox' }).build();

async function open(home = tempFolder(), earlier: readonly string[] = []) {
  const folder = join(home, 'workflows');
  const assertClean = (text: string) => {
    if (text.includes('canary-value')) throw new SecretFoundError('A key.');
  };
  const logged: unknown[] = [];
  const files = createGrantedFiles({
    named: createWorkflowFiles({ folder, assertClean }),
    folder,
    recent: await openRecentFiles(home),
    open: earlier,
    assertClean,
    now: () => 5,
    log: (error) => logged.push(error),
  });
  const outside = join(tempFolder(), 'foxes.lumi.json');
  return { home, folder, files, outside, logged };
}

describe('a path outside the folder of graphs', () => {
  it('is refused, read or written, until the user pointed at it', async () => {
    const { files, outside } = await open();
    writeFileSync(outside, writeWorkflow(FOXES));
    await expect(files.open(outside)).rejects.toThrow(BadInputError);
    await expect(files.save(outside, FOXES, null)).rejects.toThrow(BadInputError);
    expect(() => files.pathOf(outside)).toThrow(BadInputError);
    expect(await files.grant(outside)).toBe(outside);
    expect(await files.open(outside)).toMatchObject({ file: outside, workflow: FOXES });
  });

  it('is opened where a page had it open before, also if it was not there at the start', async () => {
    const outside = join(tempFolder(), 'foxes.lumi.json');
    const { files } = await open(undefined, [outside]);
    await expect(files.open(outside)).rejects.toThrow(/no file/);
    writeFileSync(outside, writeWorkflow(FOXES));
    expect(await files.open(outside)).toMatchObject({ file: outside });
  });

  it('does not open its neighbours, nor what lies above it', async () => {
    const { files, outside } = await open();
    writeFileSync(outside, writeWorkflow(FOXES));
    await files.grant(outside);
    writeFileSync(`${outside}.other.lumi.json`, writeWorkflow(FOXES));
    for (const path of [
      `${outside}.other.lumi.json`,
      join(outside, '..', 'foxes.lumi.json', '..', 'x.lumi.json'),
      '/etc/passwd',
    ]) {
      await expect(files.open(path)).rejects.toThrow(BadInputError);
    }
  });

  it('is saved only over the version that was seen', async () => {
    const { files, outside } = await open();
    const file = await files.grant(outside);
    const { version } = await files.save(file, FOXES, null);
    await expect(files.save(file, FOXES, null)).rejects.toThrow(FileConflictError);
    writeFileSync(outside, `${readFileSync(outside, 'utf8')} `);
    await expect(files.save(file, FOXES, version)).rejects.toThrow(FileConflictError);
    const next = await files.save(file, { ...FOXES, name: 'Owls' }, await files.version(file));
    expect(readWorkflowText(readFileSync(outside, 'utf8')).name).toBe('Owls');
    rmSync(outside);
    expect(await files.version(file)).toBeNull();
    await expect(files.save(file, FOXES, next.version)).rejects.toThrow(/is gone/);
    await expect(files.open(file)).rejects.toThrow(NotFoundError);
  });

  it('takes no graph that holds a key', async () => {
    const { files, outside } = await open();
    const file = await files.grant(outside);
    const leaky = aGraph().node('n', 'text', { value: 'canary-value' }).build();
    await expect(files.save(file, leaky, null)).rejects.toThrow(SecretFoundError);
    expect(await files.version(file)).toBeNull();
  });

  it('has one name, by whatever links it was reached', async () => {
    const { files, outside, folder } = await open();
    writeFileSync(outside, writeWorkflow(FOXES));
    const link = join(tempFolder(), 'link.lumi.json');
    symlinkSync(outside, link);
    expect(await files.grant(link)).toBe(realpathSync(outside));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'inside.lumi.json'), writeWorkflow(FOXES));
    expect(await files.grant(join(folder, 'inside.lumi.json'))).toBe('inside.lumi.json');
  });
});

describe('recent files', () => {
  it('are listed newest first, by name and by path, and may be opened again by the next session', async () => {
    const { home, files, outside } = await open();
    await files.save('Herons', { ...FOXES, name: 'Herons' }, null);
    await files.save(await files.grant(outside), FOXES, null);
    await files.open('Herons.lumi.json');
    const next = (await open(home)).files;
    expect((await next.recent()).map(({ file, name }) => [file, name])).toEqual([
      ['Herons.lumi.json', 'Herons'],
      [outside, 'Foxes'],
    ]);
    expect((await next.open(outside)).workflow).toEqual(FOXES);
  });

  it('forget what is gone, and hold twenty at most', async () => {
    const { home, files, folder } = await open();
    for (let n = 0; n < 23; n++) await files.save(`g${String(n)}`, FOXES, null);
    rmSync(join(folder, 'g22.lumi.json'));
    expect((await files.recent()).map(({ file }) => file)).toEqual(
      Array.from({ length: 19 }, (_, n) => `g${String(21 - n)}.lumi.json`),
    );
    expect(JSON.parse(readFileSync(join(home, 'recent.json'), 'utf8'))).toHaveLength(19);
  });

  it('start empty where the list cannot be understood, and a list that cannot be written stops no save', async () => {
    const home = tempFolder();
    writeFileSync(join(home, 'recent.json'), '[{"file": 7}]');
    const { files, logged } = await open(home);
    expect(await files.recent()).toEqual([]);
    rmSync(join(home, 'recent.json'));
    mkdirSync(join(home, 'recent.json', 'in-the-way'), { recursive: true });
    expect(await files.save('a', FOXES, null)).toMatchObject({ file: 'a.lumi.json' });
    expect(logged).toHaveLength(1);
  });
});
