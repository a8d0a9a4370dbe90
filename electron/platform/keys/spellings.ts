/** Of a base64 letter and of a byte, bits. */
const [LETTER, BYTE] = [6, 8];

/**
 * How a key may stand in a text: as it is, and as JSON, an address, a page, base64 or hexadecimal digits spell it. A server may repeat it in
 * any of these; nobody writes one backwards.
 */
export function spellings(secret: string): readonly string[] {
  // Half of a pair cannot be spelled in an address, and throws.
  const key = secret.toWellFormed();
  const bytes = Buffer.from(key);
  const json = inJson(key);
  const address = encodeURIComponent(key);
  const hex = bytes.toString('hex');
  return [
    ...new Set([
      secret,
      json,
      inJson(json),
      // Some writers of JSON escape slashes, and what means something in a page.
      json.replaceAll('/', '\\/'),
      json.replaceAll(/[<>&']/g, unicodeEscape),
      json.replaceAll(/[<>&'+=]/g, unicodeEscape),
      address,
      address.replaceAll(/%../g, (escape) => escape.toLowerCase()),
      address.replaceAll(/[!'()*]/g, percentEscape),
      encodeURI(key),
      inPage(key),
      ...base64(bytes),
      hex,
      hex.toUpperCase(),
    ]),
  ];
}

/** The same in bytes, each written as one character: in UTF-8, and in the UTF-16 of some metadata. */
export function byteSpellings(secret: string): readonly string[] {
  const wide = Buffer.from(secret, 'utf16le');
  return [
    ...spellings(secret).map((text) => Buffer.from(text).toString('latin1')),
    wide.toString('latin1'),
    Buffer.from(wide).swap16().toString('latin1'),
  ];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function unicodeEscape(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function percentEscape(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

function inPage(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** In both alphabets, alone and inside something longer: there it may begin at any of three places, and letters at its ends are shared. */
function base64(bytes: Buffer): readonly string[] {
  const inside = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(Math.ceil((before * BYTE) / LETTER), Math.floor(((before + bytes.length) * BYTE) / LETTER));
  });
  const standard = [bytes.toString('base64'), ...inside];
  return standard.flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]);
}
