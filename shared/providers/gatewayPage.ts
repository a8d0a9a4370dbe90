/** Pages that come in a provider's place: of bot checks, proxies, and networks that want a sign-in first. */
import { BETWEEN } from './failureError.ts';
import type { HttpReply } from './HttpReply.ts';

/** Bot checks of Cloudflare, Akamai, Google and others. */
const BOT_CHECK =
  /just a moment|attention required|checking your browser|captcha|verify (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)|unusual traffic|enable javascript and cookies/i;
/** Who runs them; with an error of 500 and above it is a fault that they tell. */
const BOT_CHECKER = /cloudflare|incapsula|akamai|ddos protection|^error code: 1\d{3}\s*$/i;
/** What a company's network says of itself in plain text. */
const GUARD = /\b(?:proxy|firewall|zscaler|web filter|blocked by|access denied)\b/i;
const SIGN_IN = /\b(?:sign|log)[ -]?(?:in|on)\b|\bhotspot\b|\bwi-?fi\b|captive|\bportal\b/i;

/** What such a page calls for; nothing where the answer is the provider's own, or a gateway's about a fault of it. */
export function pageHint({ status, headers, body }: HttpReply): string | undefined {
  if (status === 407) return 'The proxy wants a name and a password: set them in its address, or go around it.';
  if (status === 511) return SIGN_IN_HINT;
  if (typeof body !== 'string') return undefined;
  const start = body.slice(0, READ_LIMIT);
  // Providers speak JSON.
  if (!isPage(headers, start)) return status === 403 && GUARD.test(start) ? BETWEEN : undefined;
  if (BOT_CHECK.test(start)) return BOT_CHECK_HINT;
  if (status >= 500 || status === 408 || status === 413 || status === 429) return undefined;
  if (BOT_CHECKER.test(start)) return BOT_CHECK_HINT;
  return SIGN_IN.test(start) ? SIGN_IN_HINT : BETWEEN;
}

const READ_LIMIT = 20_000;
const BOT_CHECK_HINT = 'A check for robots stands between. Switch a VPN or proxy off, or try another network.';
const SIGN_IN_HINT = 'Open any page in a browser and sign in to the network or the proxy there, then run again.';

function isPage(headers: HttpReply['headers'], body: string): boolean {
  return (
    /\bhtml\b/i.test(headers['content-type'] ?? '') ||
    /^\s*<(?:!doctype|html|head|body|title)|^error code: 1/i.test(body)
  );
}
