import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createImages } from '../../../../../../electron/platform/images/createImages.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { aTextCall, COST, openIn, RUN } from '../records.ts';

const images = createImages();
afterAll(() => images.close());

it('a text that was received when its program was killed is kept as its receipt says', async () => {
  const folder = tempFolder();
  const program = join(import.meta.dirname, '..', 'dyingWriter.ts');
  await once(spawn(process.execPath, [program, folder], { stdio: ['ignore', 'ignore', 'inherit'] }), 'exit');
  const library = openIn(folder);
  const dead = readdirSync(join(folder, 'incoming')).find((name) => !library.incoming.endsWith(name))!;
  expect(await library.recover(images.decode, 9000)).toMatchObject({ completed: 1, unknown: 1, problems: [] });
  expect(library.callsOf(RUN)).toMatchObject([
    {
      callId: 'noted',
      kind: 'text',
      state: 'done',
      text: 'About foxes.',
      notes: ['It was cut.'],
      tier: 'flex',
      cost: COST,
      usage: { outputTokens: 5 },
      finishedAt: 2000,
      images: [],
    },
    {
      callId: 'open',
      kind: 'text',
      state: 'unknown',
      error: { hint: expect.stringContaining('billed the text') as string },
    },
  ]);
  expect(existsSync(join(folder, 'incoming', dead))).toBe(false);
  // Another run is answered with it, and with what is to be known of it.
  const found = library.findResult(aTextCall({ runId: 'another' }), undefined);
  expect(found).toMatchObject({ images: [], text: 'About foxes.', note: 'It was cut.', callId: 'noted', isOwn: false });
  await library.close();
});
