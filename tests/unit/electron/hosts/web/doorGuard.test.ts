import { describe, expect, it } from 'vitest';
import { createDoorGuard, type DoorGuard } from '../../../../../electron/hosts/web/doorGuard.ts';

const PORT = 4711;
const OWN = { host: `127.0.0.1:${PORT}` };

function ask(path: string, headers: Record<string, string>, method = 'GET'): Request {
  return new Request(`http://127.0.0.1:${PORT}${path}`, { method, headers });
}

/** The cookie a browser gets for the address with the token. */
function enter(guard: DoorGuard): string {
  const welcome = guard.check(ask(`/?token=${guard.token}`, OWN));
  return welcome?.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('the loopback door', () => {
  it('takes the token once, in an address, and gives a cookie scripts cannot read', () => {
    const guard = createDoorGuard(PORT);
    const welcome = guard.check(ask(`/?token=${guard.token}`, OWN));
    expect(welcome?.status).toBe(303);
    expect(welcome?.headers.get('location')).toBe('/');
    expect(welcome?.headers.get('set-cookie')).toMatch(/^lumi-4711=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(welcome?.headers.get('set-cookie')).not.toContain(guard.token);
  });

  it('opens to the cookie', () => {
    const guard = createDoorGuard(PORT);
    expect(guard.check(ask('/', { ...OWN, cookie: `other=1; ${enter(guard)}` }))).toBeUndefined();
  });

  it.each([
    ['no cookie', '/', OWN, 'GET', 401],
    ['a wrong token', '/?token=guess', OWN, 'GET', 401],
    ['a cookie of its own making', '/', { ...OWN, cookie: `lumi-${PORT}=guess` }, 'GET', 401],
    ['an empty cookie', '/', { ...OWN, cookie: `lumi-${PORT}=` }, 'GET', 401],
  ])('stays shut to %s', (_what, path, headers, method, status) => {
    expect(createDoorGuard(PORT).check(ask(path, headers, method))?.status).toBe(status);
  });

  it.each([
    ['a name rebound to this machine', { host: `evil.example:${PORT}` }, 'GET'],
    ['another port’s page', { host: `127.0.0.1:${PORT + 1}` }, 'GET'],
    ['no host at all', { host: '' }, 'GET'],
    ['a foreign page', { ...OWN, origin: 'https://evil.example' }, 'POST'],
    ['a page of another port', { ...OWN, origin: `http://127.0.0.1:${PORT + 1}` }, 'POST'],
    ['a sandboxed frame', { ...OWN, origin: 'null' }, 'POST'],
    ['a POST that names no origin', OWN, 'POST'],
  ])('refuses %s even with the cookie', (_what, headers, method) => {
    const guard = createDoorGuard(PORT);
    expect(guard.check(ask('/api/call/keys.list', { ...headers, cookie: enter(guard) }, method))?.status).toBe(403);
  });

  it('does not let the token stand in for the origin', () => {
    const guard = createDoorGuard(PORT);
    expect(guard.check(ask(`/?token=${guard.token}`, { ...OWN, origin: 'https://evil.example' }))?.status).toBe(403);
  });

  it('knows two of its kind apart', () => {
    const one = createDoorGuard(PORT);
    const other = createDoorGuard(PORT);
    expect(one.token).not.toBe(other.token);
    expect(other.check(ask('/', { ...OWN, cookie: enter(one) }))?.status).toBe(401);
  });
});
