import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReceipt, writeReceipt, type Receipt } from '../../../../../electron/platform/library/receipts.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { COST } from './records.ts';

const receiptIn = (folder: string, text = 'A fox.'): Receipt => ({
  callId: 'c',
  pictures: [
    {
      path: join(folder, 'a.part'),
      id: randomBytes(32).toString('hex'),
      bytes: 5,
      width: 4,
      height: 3,
      mime: 'image/png',
    },
  ],
  text,
  note: 'The picture came with an error.',
  answer: [{ text: 'A fox.' }, { isPicture: true, signature: 'c2ln' }],
  usage: { outputTokens: 5 },
  cost: COST,
  at: 2000,
});

describe('a receipt', () => {
  it('is read as it was written', async () => {
    const folder = join(tempFolder(), 'call');
    const receipt = receiptIn(folder);
    await writeReceipt(folder, receipt);
    expect(await readReceipt(folder)).toEqual(receipt);
    expect(readdirSync(folder)).toEqual(['received.json']);
  });

  it('is left alone where it says the same already, also what was read of it', async () => {
    const folder = tempFolder();
    await writeReceipt(folder, receiptIn(folder));
    const before = statSync(join(folder, 'received.json'));
    const found = await readReceipt(folder);
    await writeReceipt(folder, found!);
    expect(statSync(join(folder, 'received.json'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it.skipIf(process.platform === 'win32')('is whole at every moment: another takes its place by its name', async () => {
    const folder = tempFolder();
    await writeReceipt(folder, receiptIn(folder));
    const path = join(folder, 'received.json');
    const before = statSync(path).ino;
    chmodSync(path, 0o400);
    await writeReceipt(folder, receiptIn(folder, 'Another.'));
    expect(statSync(path).ino).not.toBe(before);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ text: 'Another.' });
    expect(readdirSync(folder)).toEqual(['received.json']);
  });
});
