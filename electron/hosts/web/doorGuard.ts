import { PASS_HEADER } from '#shared/api/pagePass';
import { refusalPage, welcomePage, wordsOnly } from './doorPages.ts';
import { isSame, newSecret } from './secrets.ts';
import { TOKEN_LIFE_MS, Tokens } from './Tokens.ts';

/** What a request has shown. The pass opens everything, the cookie the page and pictures only, nothing the token's address alone. */
export type Shown = 'nothing' | 'cookie' | 'pass';

/** Who may come in by the loopback door. */
export interface DoorGuard {
  /** For an address to open: works once, within the tokens' life. `onSpent` hears when it works no more. */
  issueToken(onSpent?: () => void): string;
  /** `answer`: the one to give; absent: come in. */
  check(request: Request): { readonly shown: Shown; readonly answer?: Response };
  /** From here on no token opens anything. */
  close(): void;
}

export interface DoorGuardOptions {
  /** ms */
  readonly tokenLifeMs?: number;
}

/** What the door's own pages run, which holds no secret. */
const ENTER_PATH = '/enter.js';

const STRANGER = [
  'Lumi Studio does not know this browser.',
  'Press Enter in the terminal where Lumi Studio runs: it prints a new address. Open that one here.',
] as const;
const SPENT = [
  'This address does not open Lumi Studio any more: each works once, and for a few minutes only.',
  'A browser that opened one since Lumi Studio was started goes on without it. For any other, press Enter in the terminal where Lumi Studio runs: it prints a new address.',
] as const;

/**
 * Only this machine's browser, and only a page that came from here: the Host must be ours (a name rebound to 127.0.0.1 is not), what another
 * site asks for is refused, a token lets a browser in, the cookie it then has opens the page and its pictures, and calls and events want the
 * page's own pass besides.
 */
export function createDoorGuard(port: number, { tokenLifeMs = TOKEN_LIFE_MS }: DoorGuardOptions = {}): DoorGuard {
  const tokens = new Tokens(tokenLifeMs);
  const pass = newSecret();
  const cookieValue = newSecret();
  // Cookies are shared between ports of one host, so the name tells two instances apart.
  const cookieName = `lumi-${port}`;
  const cookie = `${cookieName}=${cookieValue}; HttpOnly; SameSite=Strict; Path=/`;
  const hosts = ownHosts(port);

  const shownBy = ({ headers }: Request): Shown => {
    if (isSame(headers.get(PASS_HEADER) ?? '', pass)) return 'pass';
    // Another port may have set one of the same name for a longer path, which then comes first.
    return cookiesOf(headers, cookieName).some((value) => isSame(value, cookieValue)) ? 'cookie' : 'nothing';
  };

  const answerTo = (request: Request, shown: Shown): Response | undefined => {
    const { headers, method } = request;
    const origin = hosts.get(headers.get('host')?.toLowerCase() ?? '');
    if (origin === undefined) return wordsOnly(403, 'This address is not Lumi Studio’s own.');
    if (isForeign(request, origin)) return wordsOnly(403, 'Another site asked. That is refused.');
    const { pathname, searchParams } = new URL(request.url);
    const offered = searchParams.get('token');
    if (offered !== null && pathname === '/' && method === 'GET') {
      // A browser that looks ahead would spend the token and throw the answer away.
      if (headers.has('sec-purpose')) return wordsOnly(503, 'Not ahead of time.');
      if (tokens.take(offered)) return welcomePage(cookie, pass);
      return shown === 'nothing' ? refusalPage(SPENT) : goHome();
    }
    // One that has the pass has been in. Its cookie stays behind where another site led here, and goes where another port sets too many.
    if (shown === 'pass' && pathname === '/' && method === 'GET') return cookieAnew(cookie);
    if (pathname === ENTER_PATH) return undefined;
    if (shown === 'pass' || (shown === 'cookie' && !pathname.startsWith('/api/'))) return undefined;
    return pathname === '/' ? refusalPage(STRANGER) : wordsOnly(401, STRANGER.join(' '));
  };

  return {
    issueToken: (onSpent) => tokens.issue(onSpent),
    check(request) {
      const shown = shownBy(request);
      const answer = answerTo(request, shown);
      return { shown, ...(answer && { answer }) };
    },
    close() {
      tokens.close();
    },
  };
}

/** The names a browser may call us by, and the origin its page then has. It leaves out the port that an address means without one. */
function ownHosts(port: number): ReadonlyMap<string, string> {
  const isUnsaid = port === 80 || port === 443;
  return new Map(
    ['127.0.0.1', 'localhost'].flatMap((name) => {
      const { origin } = new URL(`http://${name}:${port}`);
      const said = [`${name}:${port}`, origin] as const;
      return isUnsaid ? [said, [name, origin] as const] : [said];
    }),
  );
}

/**
 * A page of another origin, by what the browser says of itself. A request that changes something must name its origin. From elsewhere one may
 * come to the page itself, by a link, and load nothing.
 */
function isForeign({ headers, method, url }: Request, own: string): boolean {
  const origin = headers.get('origin');
  const isRead = method === 'GET' || method === 'HEAD';
  if (origin === null ? !isRead : origin !== own) return true;
  const site = headers.get('sec-fetch-site') ?? 'none';
  if (site === 'same-origin' || site === 'none') return false;
  const isVisit = headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
  return !(isRead && isVisit && new URL(url).pathname === '/');
}

/** All of the name. */
function cookiesOf(headers: Headers, name: string): readonly string[] {
  return (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
}

function cookieAnew(cookie: string): Response {
  return new Response(null, { status: 204, headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' } });
}

/** A browser that is in needs no token. */
function goHome(): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: '/', 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  });
}
