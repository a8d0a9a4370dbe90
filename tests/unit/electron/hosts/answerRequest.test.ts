import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { PictureError } from '#shared/errors/inputErrors';
import { answerRequest, type PageSource } from '../../../../electron/hosts/answerRequest.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const ID = 'a'.repeat(64);
const PARTIAL = 'c0ffee00-0000-4000-8000-000000000000';
let folder: string;
let source: PageSource;
let failed: string[];

beforeEach(() => {
  failed = [];
  folder = tempFolder();
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>page');
  writeFileSync(join(folder, 'page', 'assets', 'index-1a2b.js'), 'export {}');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'page', 'link.txt'));
  writeFileSync(join(folder, 'picture.png'), 'png bytes');
  writeFileSync(join(folder, 'small.webp'), 'webp bytes');
  source = {
    pageFolder: join(folder, 'page'),
    library: {
      pictureFile: (id) => (id === ID ? { path: join(folder, 'picture.png'), mime: 'image/png', bytes: 9 } : undefined),
      thumbnailFile: (_id, width) =>
        width === 640
          ? Promise.reject(new PictureError('This picture cannot be decoded.'))
          : Promise.resolve(join(folder, 'small.webp')),
      partialFile: (name) => (name === PARTIAL ? join(folder, 'small.webp') : undefined),
      failed: (id) => failed.push(id),
    },
    log: (error) => {
      throw error;
    },
  };
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  answerRequest(new Request(`http://127.0.0.1${path}`, { method, headers }), source);

describe('the page', () => {
  it('comes with a policy that lets in no foreign or inline script', async () => {
    const page = await get('/');
    expect(await page.text()).toContain('page');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).not.toContain('http');
    expect(page.headers.get('cache-control')).toBe('no-cache');
  });

  it('keeps built assets for ever, under their own type', async () => {
    const script = await get('/assets/index-1a2b.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.headers.get('cache-control')).toContain('immutable');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/link.txt',
    '/%00',
    '/%',
    '/assets',
    '//etc/passwd',
  ])('does not leave its folder by %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('secret');
  });

  it.each([
    `/${'a'.repeat(300)}`,
    `/${'a/'.repeat(3000)}`,
    `/${'%F0%9F%A6%8A'.repeat(2000)}`,
    '/index.html/x',
    '/loop',
  ])('has nothing at an address the system will not look at (%#)', async (path) => {
    symlinkSync('loop', join(folder, 'page', 'loop'));
    expect((await get(path)).status).toBe(404);
  });

  it('is told of without its bytes where only that is asked', async () => {
    const head = await get('/', {}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '19', '']);
  });

  it('changes nothing: only GET and HEAD are answered', async () => {
    expect((await get('/', {}, 'DELETE')).status).toBe(405);
  });
});

describe('a picture', () => {
  it('is served as it is, to be kept for ever', async () => {
    const picture = await get(`/media/${ID}`);
    expect(await picture.text()).toBe('png bytes');
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '9',
      etag: `"${ID}"`,
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });

  it('that is a program is handed over as bytes, and shown as pixels only', async () => {
    const drawing = { path: join(folder, 'picture.png'), mime: 'image/svg+xml', bytes: 9 };
    source = { ...source, library: { ...source.library, pictureFile: () => drawing } };
    const whole = await get(`/media/${ID}`);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect((await get(`/media/${ID}?w=2048`)).headers.get('content-type')).toBe('image/webp');
    expect((await get(`/media/${ID}?w=2049`)).status).toBe(400);
  });

  it('is served small as WebP, with a tag of its own', async () => {
    const small = await get(`/media/${ID}?w=320`);
    expect(await small.text()).toBe('webp bytes');
    expect(small.headers.get('content-type')).toBe('image/webp');
    expect(small.headers.get('etag')).toBe(`"${ID}-320"`);
  });

  it('that is gone from the disk is not there, which is no fault of the door', async () => {
    rmSync(join(folder, 'picture.png'));
    expect((await get(`/media/${ID}`)).status).toBe(404);
  });

  it('is not sent again to who has it', async () => {
    const again = await get(`/media/${ID}?w=320`, { 'if-none-match': `"${ID}-320"` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it.each([
    [`/media/${'b'.repeat(64)}`, 404],
    [`/media/${ID}?w=17`, 400],
    [`/media/${ID}?w=640`, 422],
    ['/media/../index.sqlite', 404],
    [`/media/${ID.toUpperCase()}`, 404],
  ])('at %s is answered with %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
});

describe('a picture that is being drawn', () => {
  it('is shown by its name as it is so far, is kept by no browser, and is gone in the end', async () => {
    const answer = await get(`/media/partial/${PARTIAL}`);
    expect(await answer.text()).toBe('webp bytes');
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await get(`/media/partial/${PARTIAL.replace('c', 'd')}`)).status).toBe(404);
  });
});

describe('a picture whose file is gone', () => {
  it('is told of to who can look for it', async () => {
    expect((await get(`/media/${ID}`)).status).toBe(200);
    expect(failed).toEqual([]);
    rmSync(join(folder, 'picture.png'));
    expect((await get(`/media/${ID}`)).status).toBe(404);
    expect((await get(`/media/${ID}?w=640`)).status).toBe(422);
    expect(failed).toEqual([ID, ID]);
  });
});
