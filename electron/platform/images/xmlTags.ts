/** Reads XML once from front to back, in time that grows with its length whatever is in it. No entities but the five of XML itself. */

export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
  /** Its place in the text, with the blank before it. */
  readonly from: number;
  readonly to: number;
}

export type XmlPiece =
  | { readonly kind: 'text'; readonly text: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: readonly XmlAttribute[];
      readonly isEmpty: boolean;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly from: number; readonly to: number };

const OPEN = /<([^\s<>/="'&!?][^\s<>/="'&]*)/y;
const ATTRIBUTE = /\s+([^\s<>/="'&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const CLOSE = /<\/([^\s<>/="'&]+)\s*>/y;
/** What is passed over, and what ends it. */
const ASIDES = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;
const CDATA = '<![CDATA[';

/** The pieces in order. Ends early where the text is not well-formed: compare the last `to` with the text's length. */
export function* xmlPieces(xml: string): Generator<XmlPiece> {
  let at = 0;
  while (at < xml.length) {
    const piece = pieceAt(xml, at);
    if (!piece) return;
    yield piece;
    at = piece.to;
  }
}

function pieceAt(xml: string, from: number): XmlPiece | undefined {
  if (xml[from] !== '<') {
    const next = xml.indexOf('<', from);
    const to = next < 0 ? xml.length : next;
    return { kind: 'text', text: unescaped(xml.slice(from, to)), from, to };
  }
  if (xml.startsWith(CDATA, from)) {
    const end = xml.indexOf(']]>', from);
    return end < 0 ? undefined : { kind: 'text', text: xml.slice(from + CDATA.length, end), from, to: end + 3 };
  }
  const aside = ASIDES.find(([start]) => xml.startsWith(start, from));
  if (aside) {
    const end = xml.indexOf(aside[1], from + aside[0].length);
    return end < 0 ? undefined : { kind: 'text', text: '', from, to: end + aside[1].length };
  }
  const close = matchAt(CLOSE, xml, from);
  if (close) return { kind: 'close', name: close[1] ?? '', from, to: CLOSE.lastIndex };
  return openAt(xml, from);
}

function openAt(xml: string, from: number): XmlPiece | undefined {
  const name = matchAt(OPEN, xml, from)?.[1];
  if (name === undefined) return undefined;
  const attributes: XmlAttribute[] = [];
  let at = OPEN.lastIndex;
  for (let found = matchAt(ATTRIBUTE, xml, at); found; found = matchAt(ATTRIBUTE, xml, at)) {
    const to = ATTRIBUTE.lastIndex;
    attributes.push({ name: found[1] ?? '', value: unescaped(found[2] ?? found[3] ?? ''), from: at, to });
    at = to;
  }
  const end = matchAt(TAG_END, xml, at);
  return end && { kind: 'open', name, attributes, isEmpty: end[1] === '/', from, to: TAG_END.lastIndex };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
