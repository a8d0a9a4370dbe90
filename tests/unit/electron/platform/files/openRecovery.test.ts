import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NotFoundError, SecretFoundError } from '#shared/errors/inputErrors';
import { openRecovery } from '../../../../../electron/platform/files/openRecovery.ts';
import { aGraph } from '../../../../support/builders.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const ID = randomUUID();

const logged: unknown[] = [];

function journal(folder = join(tempFolder(), 'recovery')) {
  const assertClean = (text: string) => {
    if (text.includes('canary-value')) throw new SecretFoundError('A key.');
  };
  return { folder, journal: openRecovery({ folder, assertClean, log: (error) => logged.push(error) }) };
}

function entry(name: string, at = 1, documentId = ID) {
  const workflow = aGraph(name)
    .node('n', 'text', { value: `of ${name}`, 10: 'ten', 9: 'nine' })
    .build();
  return { documentId, file: { name: '/home/anna/x.lumi.json', version: 'v1' }, at, workflow };
}

describe('the recovery journal', () => {
  it('lists the others where one cannot be read, which is no word of its having gone', async () => {
    const { folder, journal: kept } = journal();
    await kept.write(entry('Foxes'));
    const other = randomUUID();
    mkdirSync(join(folder, `${other}.json`));
    expect((await kept.list()).map(({ documentId }) => documentId)).toEqual([ID]);
    expect(logged).toHaveLength(1);
    await expect(kept.read(other)).rejects.not.toMatchObject({ code: 'not-found' });
  });

  it('gives back the newest of each graph, newest graph first', async () => {
    const { folder, journal: first } = journal();
    const other = entry('Other', 2, randomUUID());
    await first.write(entry('One'));
    await first.write(entry('Two'));
    await first.write(other);
    const again = journal(folder).journal;
    expect(await again.list()).toEqual([other, entry('Two')]);
    expect(await again.read(ID)).toEqual(entry('Two'));
  });

  it('has nothing before the first entry, nor after it was discarded', async () => {
    const { folder, journal: kept } = journal();
    expect(await kept.list()).toEqual([]);
    await kept.write(entry('One'));
    await kept.write(entry('Two'));
    await kept.discard(ID);
    expect(await kept.list()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    await expect(kept.read(ID)).rejects.toThrow(NotFoundError);
  });

  it('falls back on the one before where the newest is cut off or was altered', async () => {
    const { folder, journal: kept } = journal();
    await kept.write(entry('One'));
    await kept.write(entry('Two'));
    const path = join(folder, `${ID}.json`);
    const text = readFileSync(path, 'utf8');
    for (const damaged of [text.slice(0, text.length / 2), '', text.replace('of Two', 'of Twa')]) {
      writeFileSync(path, damaged);
      expect(await kept.list()).toEqual([entry('One')]);
    }
    await kept.write(entry('Three'));
    writeFileSync(path, '');
    expect(await kept.list()).toEqual([entry('One')]);
    writeFileSync(join(folder, `${ID}.before.json`), '');
    expect(await kept.list()).toEqual([]);
  });

  it('writes and discards in the order it was asked', async () => {
    const { journal: kept } = journal();
    const done = [
      kept.write(entry('One')),
      kept.discard(ID),
      kept.write(entry('Two')),
      kept.write(entry('Three')),
      kept.discard(ID),
    ];
    await Promise.all(done);
    expect(await kept.list()).toEqual([]);
  });

  it('keeps no graph that holds a key, and what it kept before stays', async () => {
    const { folder, journal: kept } = journal();
    await kept.write(entry('One'));
    await expect(kept.write(entry('canary-value'))).rejects.toThrow(SecretFoundError);
    expect(await kept.list()).toEqual([entry('One')]);
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('canary');
  });
});
