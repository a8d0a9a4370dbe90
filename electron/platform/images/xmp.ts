/** Our one property in an XMP packet, in whatever layout another program may have written it anew. What others wrote is left alone. @see ISO 16684-1 */
import { xmlPieces, type XmlAttribute } from './xmlTags.ts';

const NAMESPACE = 'urn:lumi-studio:recipe';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const EMPTY =
  '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
  `<rdf:RDF xmlns:rdf="${RDF}"></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Element extends Range {
  readonly name: string;
  readonly isOurs: boolean;
  /** Namespaces that its prefixes meant further out. */
  readonly shadowed: readonly (readonly [string, string | undefined])[];
  /** How many ranges of ours were found before it. */
  readonly oursBefore: number;
  hasOthers: boolean;
}

interface Found {
  readonly recipe: string | undefined;
  /** What of the packet is ours. */
  readonly ours: readonly Range[];
  /** Whether others wrote something into it. */
  readonly hasOthers: boolean;
  /** Where a description can be put in; `undefined` in what is no XMP. */
  readonly end: number | undefined;
}

/** The packet with this recipe and no other; `undefined` where nothing would be in it. One that is not well-formed gives way to a new one. */
export function xmpWith(packet: string | undefined, json: string | undefined): string | undefined {
  const found = packet === undefined ? undefined : search(packet);
  if (json === undefined) {
    if (packet === undefined || !found?.ours.length) return packet;
    return found.hasOthers ? edited(packet, found.ours) : undefined;
  }
  const description = `<rdf:Description xmlns:rdf="${RDF}" rdf:about="" xmlns:lumi="${NAMESPACE}"><lumi:recipe>${escaped(json)}</lumi:recipe></rdf:Description>`;
  const isSound = packet !== undefined && found?.end !== undefined;
  const end = isSound ? found.end : EMPTY.indexOf('</rdf:RDF>');
  const ours = isSound ? found.ours : [];
  return edited(isSound ? packet : EMPTY, [...ours, { from: end, to: end, text: description }]);
}

export function recipeInXmp(packet: string | undefined): string | undefined {
  return packet?.includes(NAMESPACE) ? search(packet).recipe : undefined;
}

function search(packet: string): Found {
  const namespaces = new Map<string, string>();
  const open: Element[] = [];
  const ours: Range[] = [];
  const whole = { hasOthers: false };
  let recipe: string | undefined;
  let collected: string[] | undefined;
  let end: number | undefined;

  const nameOf = (name: string): string => {
    const colon = name.indexOf(':');
    return `${namespaces.get(colon < 0 ? '' : name.slice(0, colon)) ?? ''} ${name.slice(colon + 1)}`;
  };
  const close = (element: Element, to: number): void => {
    open.pop();
    const parent = open.at(-1) ?? whole;
    if (element.isOurs) {
      recipe ??= collected?.join('');
      collected = undefined;
    }
    if (element.isOurs || (ours.length > element.oursBefore && !element.hasOthers && isDescription(element))) {
      ours.length = element.oursBefore;
      ours.push({ from: element.from, to });
    } else {
      parent.hasOthers ||= element.hasOthers;
    }
    for (const [prefix, before] of element.shadowed) {
      if (before === undefined) namespaces.delete(prefix);
      else namespaces.set(prefix, before);
    }
  };

  let read = 0;
  for (const piece of xmlPieces(packet)) {
    read = piece.to;
    const inner = open.at(-1);
    if (piece.kind === 'text') {
      collected?.push(piece.text);
      if (inner && !collected && piece.text.trim() !== '') inner.hasOthers = true;
    } else if (piece.kind === 'open') {
      const shadowed = declare(piece.attributes, namespaces);
      const name = nameOf(piece.name);
      const isOurs = name === `${NAMESPACE} recipe`;
      const { from, to } = piece;
      const element: Element = { name, isOurs, shadowed, oursBefore: ours.length, hasOthers: false, from, to };
      open.push(element);
      if (element.isOurs) collected = [];
      for (const attribute of piece.attributes.filter((one) => !isDeclaration(one.name))) {
        const meant = nameOf(attribute.name);
        if (meant === `${NAMESPACE} recipe`) {
          recipe ??= attribute.value;
          ours.push({ from: attribute.from, to: attribute.to });
        } else if (meant !== `${RDF} about` && !attribute.name.endsWith(':xmptk')) element.hasOthers = true;
      }
      if (!element.isOurs && !isFrame(name)) element.hasOthers = true;
      if (piece.isEmpty) close(element, piece.to);
    } else {
      const top = open.at(-1);
      if (!top) break;
      if (top.name === `${RDF} RDF`) end = piece.from;
      close(top, piece.to);
    }
  }
  const isSound = read === packet.length && open.length === 0;
  return { recipe, ours, hasOthers: whole.hasOthers, end: isSound ? end : undefined };
}

/** Makes an element's prefixes known. Gives what they meant before. */
function declare(attributes: readonly XmlAttribute[], namespaces: Map<string, string>): Element['shadowed'] {
  return attributes
    .filter(({ name }) => isDeclaration(name))
    .map(({ name, value }) => {
      const prefix = name.slice('xmlns:'.length);
      const before = namespaces.get(prefix);
      namespaces.set(prefix, value);
      return [prefix, before] as const;
    });
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

function isDescription({ name }: Element): boolean {
  return name === `${RDF} Description`;
}

/** The elements every packet has around what it says. */
function isFrame(name: string): boolean {
  return name === `${RDF} RDF` || name === `${RDF} Description` || name.endsWith(' xmpmeta');
}

/** The text with these parts taken out, and what is put in their places. */
function edited(text: string, edits: readonly (Range & { readonly text?: string })[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, text: inserted = '' } of edits.toSorted((a, b) => a.from - b.from)) {
    parts.push(text.slice(at, from), inserted);
    at = to;
  }
  return [...parts, text.slice(at)].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}
