/**
 * A graph in a drawing of it (SVG): the text of its file, in `<metadata>` right behind the beginning, so that who reads it need not pass the
 * drawing. It may come from a stranger, or have been written anew by another program.
 */

/** By which the element is known. */
const MARK = 'lumi-graph';
/** How far from the beginning it may stand: behind a declaration, comments and what other programs say of themselves. */
const FARTHEST = 100_000;

/** The element that holds it. Its JSON is the same JSON, said without any sign that means something to XML or is none of XML's. */
export function svgMetadata(graphFile: string): string {
  const json = graphFile
    .trim()
    .replaceAll(/[<>&\u007f-\u009f\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `<metadata id="${MARK}"><![CDATA[${json}]]></metadata>`;
}

/** The text of the graph file in a drawing; `undefined`: it is no SVG, or holds none. Takes time that grows with the text only. */
export function graphInSvg(text: string): string | undefined {
  const at = placeIn(text);
  if (at === undefined) return undefined;
  const begin = text.indexOf('>', at) + 1;
  const end = text.indexOf('</metadata', begin);
  return begin === 0 || end < 0 ? undefined : charactersOf(text.slice(begin, end));
}

/** Whether a text that begins so seems to hold a graph. */
export function isSvgDrawing(head: string): boolean {
  return placeIn(head) !== undefined;
}

function placeIn(text: string): number | undefined {
  const head = text.slice(0, FARTHEST);
  if (!/^\uFEFF?\s*</.test(head) || !head.includes('<svg')) return undefined;
  const at = head.indexOf(`id="${MARK}"`);
  return at < 0 || !isOfMetadata(head, at) ? undefined : at;
}

/** Whether what stands at this place is said of an element `metadata`. */
function isOfMetadata(head: string, at: number): boolean {
  const open = head.lastIndexOf('<', at);
  return open >= 0 && /^<metadata\s/.test(head.slice(open, open + 12)) && !head.slice(open, at).includes('>');
}

const OPEN = '<![CDATA[';
const CLOSE = ']]>';
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What an element says that holds no other: what is quoted as it is, what is escaped by its sign. */
function charactersOf(xml: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = xml.indexOf(OPEN); open >= 0; open = xml.indexOf(OPEN, at)) {
    const close = xml.indexOf(CLOSE, open);
    const end = close < 0 ? xml.length : close;
    parts.push(unescaped(xml.slice(at, open)), xml.slice(open + OPEN.length, end));
    at = Math.min(xml.length, end + CLOSE.length);
  }
  return [...parts, unescaped(xml.slice(at))].join('').trim();
}

function unescaped(xml: string): string {
  return xml.replaceAll(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
