/** What the door itself shows, before the studio's page and in its place. */
import { createHash } from 'node:crypto';

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
/** Light or dark as the system is: the studio's own look belongs to who is in. */
const STYLE =
  ':root{color-scheme:light dark}body{max-width:34rem;margin:18vh auto 0;padding:0 1.5rem;font:1rem/1.5 system-ui,sans-serif}';
const POLICY = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
].join('; ');

/**
 * Lets a browser in: gives it its cookie, and the page its pass, which `renderer/public/enter.js` keeps. A page that goes on by itself rather
 * than a redirect: whoever follows a link from elsewhere is redirected without the cookie, for that is `SameSite=Strict`.
 */
export function welcomePage(cookie: string, pass: string): Response {
  const body = html(`<meta name="lumi-pass" content="${pass}">`, ['Opening Lumi Studio …']);
  return new Response(body, { headers: { ...HEADERS, 'Content-Security-Policy': POLICY, 'Set-Cookie': cookie } });
}

/**
 * Says in words why nothing is shown, and what to do. A browser that has been let in and came without its cookie gets it anew by the pass it
 * kept, and goes on.
 */
export function refusalPage(words: readonly string[]): Response {
  return new Response(html('', words), { status: 401, headers: { ...HEADERS, 'Content-Security-Policy': POLICY } });
}

/** For who asked for something else than a page. */
export function wordsOnly(status: number, words: string): Response {
  return new Response(words, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

function html(head: string, paragraphs: readonly string[]): string {
  const words = paragraphs.map((text) => `<p>${text}</p>`).join('');
  const whole = `<meta name="viewport" content="width=device-width"><title>Lumi Studio</title><style>${STYLE}</style>${head}`;
  return `<!doctype html><html lang="en"><meta charset="utf-8">${whole}<script defer src="/enter.js"></script><body>${words}</body></html>\n`;
}
