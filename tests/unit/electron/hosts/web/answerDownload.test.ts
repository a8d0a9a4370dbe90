import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { aCanvas } from '../../../../support/somePictures.ts';
import { startTestHost } from '../../../../support/testApp.ts';
import { visit } from '../../../../support/transports.ts';
import { unzipStored } from '../../../../support/unzipStored.ts';

const OPTIONS = { format: 'original', name: '{n}', recipe: 'none' } as const;

async function open() {
  mkdirSync(tmpdir(), { recursive: true });
  const { app, host } = await startTestHost();
  const visitor = await visit(host);
  const ids: string[] = [];
  for (const [at, colour] of ['#f00', '#0f0', '#00f'].entries()) {
    const bytes = await aCanvas(60, 40, colour).png().toBuffer();
    const reply = await app.service.importPictures([{ name: `${String(at)}.png`, bytes: [bytes] }]);
    if (reply.ok) ids.push(...reply.value.pictures.map(({ id }) => id));
  }
  const offer = async () => {
    const job = randomUUID();
    const answer = await app.client('library.export', { job, of: [{ ids }], options: OPTIONS, as: 'zip' });
    return { job, address: answer && 'download' in answer ? answer.download : '' };
  };
  return { app, host, visitor, offer };
}

const leftBehind = () => readdirSync(tmpdir()).filter((name) => name.startsWith('lumi-export-'));

describe('an archive that a page fetches', () => {
  it('is made while it is read, once, and what became of it is told', async () => {
    const { app, visitor, offer } = await open();
    const { job, address } = await offer();
    const told = app.client('library.exported', { job });
    const response = await visitor.fetch(address);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="Lumi pictures [\d-]+\.zip"$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect([...unzipStored(Buffer.from(await response.arrayBuffer())).keys()]).toEqual(['1.png', '2.png', '3.png']);
    expect(await told).toMatchObject({ count: 3, refused: { count: 0 } });
    expect((await visitor.fetch(address)).status).toBe(404);
    expect(leftBehind()).toEqual([]);
  });

  it('is given to nobody who is not in, under no other name, and to no other site', async () => {
    const { host, visitor, offer } = await open();
    const { address } = await offer();
    expect((await fetch(new URL(address, host.url))).status).toBe(401);
    expect((await visitor.fetch(address, { headers: { origin: 'https://elsewhere.test' } })).status).toBe(403);
    expect((await visitor.fetch(`/export/${randomUUID()}`)).status).toBe(404);
    expect((await visitor.fetch(address)).status).toBe(200);
  });

  it('is ended where that is asked for, or where the page goes away; nothing stays on the disk', async () => {
    const { app, visitor, offer } = await open();
    const { job, address } = await offer();
    const ending = new AbortController();
    const told = app.client('library.exported', { job }).catch((caught: unknown) => caught);
    const fetched = visitor.fetch(address, { signal: ending.signal }).then(async (response) => {
      await app.client('job.cancel', { job });
      return response.arrayBuffer();
    });
    await fetched.catch(() => undefined);
    ending.abort();
    await told;
    await expect.poll(leftBehind).toEqual([]);
  });
});
