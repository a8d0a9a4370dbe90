/** What the door itself shows, before the studio's page and in its place. */

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Lets a browser in: gives it its cookie, and the page its pass, which `renderer/public/enter.js` keeps. A page that goes on by itself rather
 * than a redirect: whoever follows a link from elsewhere is redirected without the cookie, for that is `SameSite=Strict`.
 */
export function welcomePage(cookie: string, pass: string): Response {
  const body = html(`<meta name="lumi-pass" content="${pass}"><script defer src="/enter.js"></script>`, [
    'Opening Lumi Studio …',
  ]);
  return new Response(body, {
    headers: { ...HEADERS, 'Set-Cookie': cookie, 'Content-Security-Policy': `${POLICY}; script-src 'self'` },
  });
}

/** Says in words why nothing is shown, and what to do. `link`: an address of ours to go to. */
export function wordsPage(status: number, words: readonly string[], link?: string): Response {
  const way = link === undefined ? '' : `<p><a href="${link}">Open Lumi Studio</a></p>`;
  return new Response(html('', words, way), {
    status,
    headers: { ...HEADERS, 'Content-Security-Policy': POLICY },
  });
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

function html(head: string, paragraphs: readonly string[], rest = ''): string {
  const words = paragraphs.map((text) => `<p>${text}</p>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lumi Studio</title>${head}<body>${words}${rest}</body></html>\n`;
}
