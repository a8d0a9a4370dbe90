import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may come in by the loopback door. */
export interface DoorGuard {
  /** Put into the address once; the browser keeps a cookie instead. */
  readonly token: string;
  /** `undefined`: come in. Otherwise the answer to give. */
  check(request: Request): Response | undefined;
}

/**
 * Only this machine's browser, and only a page that came from here: the Host must be ours (a name rebound to 127.0.0.1 is not), a foreign
 * Origin is refused, and without the cookie only the address with the token opens the door.
 */
export function createDoorGuard(port: number): DoorGuard {
  const token = secret();
  const cookieValue = secret();
  // Cookies are shared between ports of one host, so the name tells two instances apart.
  const cookieName = `lumi-${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return {
    token,
    check(request) {
      const host = request.headers.get('host') ?? '';
      if (!hosts.includes(host)) return refuse(403, 'This address is not Lumi Studio’s own.');
      if (isForeign(request, host)) return refuse(403, 'Another site asked. That is refused.');
      const url = new URL(request.url);
      const offered = url.searchParams.get('token');
      if (offered !== null && url.pathname === '/' && request.method === 'GET') {
        return same(offered, token)
          ? welcome(cookieName, cookieValue)
          : refuse(401, 'The token in this address is not the one printed.');
      }
      const cookie = readCookie(request.headers.get('cookie') ?? '', cookieName);
      if (cookie !== undefined && same(cookie, cookieValue)) return undefined;
      return refuse(401, 'Open Lumi Studio by the address it printed at its start: that one carries the token.');
    },
  };
}

/** A page of another origin, by what the browser says of itself. A request that changes something must name its origin. */
function isForeign(request: Request, host: string): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return request.method !== 'GET' && request.method !== 'HEAD';
  return origin !== `http://${host}`;
}

function welcome(name: string, value: string): Response {
  return new Response(null, {
    status: 303,
    headers: {
      Location: '/',
      'Set-Cookie': `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
  });
}

function readCookie(header: string, name: string): string | undefined {
  const pair = header.split(/; */).find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** In constant time for its length. */
function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function refuse(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
