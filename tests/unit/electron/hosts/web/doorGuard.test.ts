import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { PASS_HEADER } from '#shared/api/pagePass';
import { createDoorGuard, type DoorGuard } from '../../../../../electron/hosts/web/doorGuard.ts';

const PORT = 4711;
const OWN = { host: `127.0.0.1:${PORT}` };
const ORIGIN = { origin: `http://127.0.0.1:${PORT}` };
const ELSEWHERE = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

function ask(path: string, headers: Record<string, string>, method = 'GET'): Request {
  return new Request(`http://127.0.0.1:${PORT}${path}`, { method, headers });
}

/** The status a request is refused with; `undefined`: it may come in. */
function refusal(guard: DoorGuard, path: string, headers: Record<string, string>, method = 'GET'): number | undefined {
  return guard.check(ask(path, headers, method)).answer?.status;
}

function welcome(guard: DoorGuard): Response | undefined {
  return guard.check(ask(`/?token=${guard.issueToken()}`, OWN)).answer;
}

/** The cookie a browser gets for the address with the token. */
function enter(guard: DoorGuard): string {
  return welcome(guard)?.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** The header its page then sends. */
async function passOf(guard: DoorGuard): Promise<Record<string, string>> {
  const page = (await welcome(guard)?.text()) ?? '';
  return { [PASS_HEADER]: /name="lumi-pass" content="([\w-]{32})"/.exec(page)?.[1] ?? '' };
}

describe('a token', () => {
  it('lets a browser in: with a cookie scripts cannot read, and a pass that is in no address', async () => {
    const guard = createDoorGuard(PORT);
    const token = guard.issueToken();
    const answer = guard.check(ask(`/?token=${token}`, OWN)).answer;
    const page = (await answer?.text()) ?? '';
    const cookie = answer?.headers.get('set-cookie') ?? '';
    expect(answer?.status).toBe(200);
    expect(cookie).toMatch(/^lumi-4711=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(page).toMatch(/<meta name="lumi-pass" content="[\w-]{32}">/);
    expect(page + cookie).not.toContain(token);
    expect(page).not.toContain(cookie.split(/[=;]/)[1]);
    expect(answer?.headers.get('cache-control')).toBe('no-store');
    expect(answer?.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer?.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'; style-src 'sha256-[\w+/=]+'$/,
    );
  });

  it('works once, and afterwards says in words what to do', async () => {
    const guard = createDoorGuard(PORT);
    const token = guard.issueToken();
    expect(refusal(guard, `/?token=${token}`, OWN)).toBe(200);
    const { answer } = guard.check(ask(`/?token=${token}`, OWN));
    expect(answer?.status).toBe(401);
    expect(answer?.headers.get('content-type')).toContain('text/html');
    expect(answer?.headers.get('set-cookie')).toBeNull();
    expect(await answer?.text()).toContain('press Enter in the terminal');
  });

  it('works for a while only', async () => {
    const guard = createDoorGuard(PORT, { tokenLifeMs: 10 });
    const token = guard.issueToken();
    await pause(30);
    expect(refusal(guard, `/?token=${token}`, OWN)).toBe(401);
  });

  it('that is used, late or wrong locks nobody out: neither who is in, nor who has another', () => {
    const guard = createDoorGuard(PORT);
    const cookie = enter(guard);
    const other = guard.issueToken();
    for (let guess = 0; guess < 100; guess++) expect(refusal(guard, `/?token=guess${guess}`, OWN)).toBe(401);
    expect(refusal(guard, '/?token=guess', { ...OWN, cookie })).toBe(303);
    expect(refusal(guard, '/', { ...OWN, cookie })).toBeUndefined();
    expect(refusal(guard, `/?token=${other}`, OWN)).toBe(200);
  });

  it('is not spent by a browser that looks ahead, by a HEAD, or by another site', () => {
    const guard = createDoorGuard(PORT);
    const token = guard.issueToken();
    expect(refusal(guard, `/?token=${token}`, { ...OWN, 'sec-purpose': 'prefetch;prerender' })).toBe(503);
    expect(refusal(guard, `/?token=${token}`, OWN, 'HEAD')).toBe(401);
    expect(refusal(guard, `/?token=${token}`, { ...OWN, origin: 'https://evil.example' })).toBe(403);
    expect(refusal(guard, `/?token=${token}`, { ...OWN, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(refusal(guard, `/?token=${token}`, { ...OWN, ...ELSEWHERE })).toBe(200);
  });

  it('tells once when it opens nothing any more: used, late, one of too many, or at the end', async () => {
    const guard = createDoorGuard(PORT, { tokenLifeMs: 30 });
    const spent: string[] = [];
    const issue = (name: string) => guard.issueToken(() => spent.push(name));
    guard.check(ask(`/?token=${issue('used')}`, OWN));
    expect(spent).toEqual(['used']);
    issue('late');
    await pause(60);
    expect(spent).toEqual(['used', 'late']);
    issue('first of many');
    for (let more = 0; more < 8; more++) issue('more');
    expect(spent).toEqual(['used', 'late', 'first of many']);
    guard.close();
    guard.close();
    expect(spent).toHaveLength(11);
  });
});

describe('the loopback door', () => {
  it('gives its cookie anew to who has the pass, and to nobody else', async () => {
    const guard = createDoorGuard(PORT);
    const [cookie, pass] = [enter(guard), await passOf(guard)];
    const again = (headers: Record<string, string>) => guard.check(ask('/', { ...OWN, ...headers })).answer;
    expect(again(pass)?.status).toBe(204);
    expect(again(pass)?.headers.get('set-cookie')?.split(';')[0]).toBe(cookie);
    expect(again({ [PASS_HEADER]: cookie.split('=')[1] ?? '' })?.headers.get('set-cookie')).toBeNull();
    expect(again({ ...pass, 'sec-fetch-site': 'same-site' })?.status).toBe(403);
    expect(again({})?.status).toBe(401);
  });

  it('shows a stranger the script of its own pages, and no other file', () => {
    const guard = createDoorGuard(PORT);
    expect(refusal(guard, '/enter.js', OWN)).toBeUndefined();
    expect(refusal(guard, '/enter.js', { ...OWN, 'sec-fetch-site': 'same-site' })).toBe(403);
    for (const path of ['/lamp.svg', '/enter.js/', '//enter.js', '/api/enter.js'])
      expect(refusal(guard, path, OWN)).toBe(401);
  });

  it('opens the page and its pictures to the cookie, and nothing else', async () => {
    const guard = createDoorGuard(PORT);
    const own = { ...OWN, ...ORIGIN, cookie: `other=1; ${enter(guard)}` };
    for (const path of ['/', '/assets/index.js', `/media/${'a'.repeat(64)}`])
      expect(refusal(guard, path, own)).toBeUndefined();
    for (const method of ['POST', 'GET']) expect(refusal(guard, '/api/call/keys.list', own, method)).toBe(401);
    expect(refusal(guard, '/api/events', own)).toBe(401);
    for (const pass of ['', 'guess', (await passOf(createDoorGuard(PORT)))[PASS_HEADER] ?? ''])
      expect(refusal(guard, '/api/call/keys.list', { ...own, [PASS_HEADER]: pass }, 'POST')).toBe(401);
  });

  it('opens calls and events to the page’s pass, whatever became of the cookie', async () => {
    const guard = createDoorGuard(PORT);
    const own = { ...OWN, ...ORIGIN, ...(await passOf(guard)) };
    expect(refusal(guard, '/api/call/keys.list', own, 'POST')).toBeUndefined();
    expect(refusal(guard, '/api/events', own)).toBeUndefined();
  });

  it('finds its cookie among others of the name, wherever they stand', () => {
    const guard = createDoorGuard(PORT);
    const name = `lumi-${PORT}`;
    for (const cookie of [`${name}=tossed; ${enter(guard)}`, `${enter(guard)};${name}=`, `${name}; x;;${enter(guard)}`])
      expect(refusal(guard, '/', { ...OWN, cookie })).toBeUndefined();
  });

  it.each([
    ['no cookie', '/', OWN, 401],
    ['a wrong token', '/?token=guess', OWN, 401],
    ['a cookie of its own making', '/', { ...OWN, cookie: `lumi-${PORT}=guess` }, 401],
    ['an empty cookie', '/', { ...OWN, cookie: `lumi-${PORT}=` }, 401],
    ['an empty pass', '/api/events', { ...OWN, [PASS_HEADER]: '' }, 401],
  ])('stays shut to %s', (_what, path, headers, status) => {
    expect(refusal(createDoorGuard(PORT), path, headers)).toBe(status);
  });

  it.each([
    ['a name rebound to this machine', { host: `evil.example:${PORT}` }, 'GET'],
    ['another port’s page', { host: `127.0.0.1:${PORT + 1}` }, 'GET'],
    ['a host without our port', { host: '127.0.0.1' }, 'GET'],
    ['no host at all', { host: '' }, 'GET'],
    ['a foreign page', { ...OWN, origin: 'https://evil.example' }, 'POST'],
    ['a page of another port', { ...OWN, origin: `http://127.0.0.1:${PORT + 1}` }, 'POST'],
    ['a page by our other name', { ...OWN, origin: `http://localhost:${PORT}` }, 'POST'],
    ['a sandboxed frame', { ...OWN, origin: 'null' }, 'POST'],
    ['a POST that names no origin', OWN, 'POST'],
    [
      'what a page of another port loads',
      { ...OWN, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' },
      'GET',
    ],
    ['what a foreign page loads', { ...OWN, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }, 'GET'],
    ['a way from elsewhere to anything but the page', { ...OWN, ...ELSEWHERE }, 'GET'],
    ['a frame of another port', { ...OWN, ...ELSEWHERE, 'sec-fetch-dest': 'iframe' }, 'GET'],
  ])('refuses %s even with cookie and pass', async (_what, headers, method) => {
    const guard = createDoorGuard(PORT);
    const all = { ...(await passOf(guard)), ...headers, cookie: enter(guard) };
    expect(refusal(guard, '/api/call/keys.list', all, method)).toBe(403);
  });

  it('is found by who follows a link to the page, from anywhere', () => {
    const guard = createDoorGuard(PORT);
    expect(refusal(guard, '/', { ...OWN, ...ELSEWHERE, cookie: enter(guard) })).toBeUndefined();
    expect(refusal(guard, '/', { ...OWN, ...ELSEWHERE, 'sec-fetch-dest': 'iframe', cookie: enter(guard) })).toBe(403);
  });

  it.each([
    [80, '127.0.0.1', 'http://127.0.0.1'],
    [80, 'localhost:80', 'http://localhost'],
    [443, '127.0.0.1', 'http://127.0.0.1:443'],
    [443, '127.0.0.1:443', 'http://127.0.0.1:443'],
    [PORT, `LOCALHOST:${PORT}`, `http://localhost:${PORT}`],
  ])('at port %i knows itself as %s', async (port, host, origin) => {
    const guard = createDoorGuard(port);
    const { answer } = guard.check(ask(`/?token=${guard.issueToken()}`, { host }));
    const pass = /content="([\w-]{32})"/.exec((await answer?.text()) ?? '')?.[1] ?? '';
    expect(refusal(guard, '/api/call/keys.list', { host, origin, [PASS_HEADER]: pass }, 'POST')).toBeUndefined();
  });

  it('knows two of its kind apart', async () => {
    const one = createDoorGuard(PORT);
    const other = createDoorGuard(PORT);
    expect(refusal(other, `/?token=${one.issueToken()}`, OWN)).toBe(401);
    expect(refusal(other, '/', { ...OWN, cookie: enter(one) })).toBe(401);
    expect(refusal(other, '/api/events', { ...OWN, ...(await passOf(one)) })).toBe(401);
  });
});
