/** Finds what a server says of a failure, whatever it is wrapped in: objects, lists, and JSON in a string, as relays hand it on. */

/** What was heard. */
export interface Said {
  /** Plain text, never JSON; empty: nothing was said. */
  readonly words: string;
  /** The objects the words lay in and those on the way, outermost first. */
  readonly layers: readonly object[];
}

/** Deeper, wider and longer than any honest error; what lies beyond is not looked at, so that a hostile one takes no time. */
const MAX_DEPTH = 200;
const MAX_VISITS = 400;
const MAX_LENGTH = 100_000;
const MAX_PARTS = 4;
const MAX_PART = 2000;

/** Where servers put their words, as `plainKey` writes it; those of the second row only where the first has none. */
const KEYS: readonly (readonly string[])[] = [
  [
    'error',
    'errors',
    'message',
    'msg',
    'title',
    'detail',
    'errordescription',
    'errormessage',
    'errormsg',
    'faultstring',
  ],
  ['err', 'fault', 'description', 'details', 'reason', 'raw'],
];

/** A body, or the part of it that is the error. */
export function hear(body: unknown): Said {
  const walk: Walk = { layers: [], visits: 0 };
  const parts = partsOf(body, 0, walk).slice(0, 2 * MAX_PARTS);
  const words = unique(parts.map((part) => part.slice(0, MAX_PART)));
  return { words: words.slice(0, MAX_PARTS).join(' — '), layers: walk.layers };
}

/** The part of a body that calls itself an error, by a part of that name that says something: a body may be a list of several. */
export function statedError(body: unknown): unknown {
  const parts: readonly unknown[] = Array.isArray(body) ? body : [body];
  return parts.find((part) => {
    if (typeof part !== 'object' || part === null) return false;
    const { error, errors } = part as { readonly error?: unknown; readonly errors?: unknown };
    return hear([error, errors]).words !== '';
  });
}

/** The names of codes, reasons and kinds that a server gives beside its words. */
export function namesIn(layers: readonly object[]): string {
  const names = layers.flatMap((layer) =>
    Object.entries(layer).flatMap(([key, value]: [string, unknown]) =>
      NAME_KEYS.includes(plainKey(key)) && typeof value === 'string' && /^\w{3,60}$/.test(value) ? [value] : [],
    ),
  );
  return names.slice(0, MAX_VISITS).join(' ');
}

const NAME_KEYS: readonly string[] = ['code', 'status', 'reason', 'type', 'errortype', 'errorcode', 'providercode'];

interface Walk {
  readonly layers: object[];
  visits: number;
}

function partsOf(value: unknown, depth: number, walk: Walk): readonly string[] {
  if (depth > MAX_DEPTH || ++walk.visits > MAX_VISITS) return [];
  if (typeof value === 'string') return partsOfText(value.slice(0, MAX_LENGTH).trim(), depth, walk);
  if (Array.isArray(value)) {
    return value.slice(0, MAX_PARTS).flatMap((item: unknown) => partsOf(item, depth + 1, walk));
  }
  return typeof value === 'object' && value !== null ? partsOfObject(value, depth, walk) : [];
}

function partsOfObject(value: object, depth: number, walk: Walk): readonly string[] {
  walk.layers.push(value);
  const entries = Object.entries(value).slice(0, MAX_VISITS);
  for (const row of KEYS) {
    const here = entries.filter(([key]) => row.includes(plainKey(key)));
    const parts = here.flatMap(([, item]) => partsOf(item, depth + 1, walk));
    if (parts.length > 0) return parts;
  }
  // A key nobody knows may hold an object that says something. Its texts are left alone: one of them may be the prompt.
  const objects = entries.filter(([, item]) => typeof item === 'object');
  for (const [, item] of objects) {
    const parts = partsOf(item, depth + 1, walk);
    if (parts.length > 0) return parts;
  }
  return [];
}

/** `error_message`, `errorMessage` and `Error-Message` are one. */
function plainKey(key: string): string {
  return key.slice(0, 40).replace(/[_-]/g, '').toLowerCase();
}

/** JSON may be all of a text, or stand behind a few words: `HTTP 403: {"error": …}`. */
function partsOfText(text: string, depth: number, walk: Walk): readonly string[] {
  if (text.startsWith('"')) {
    const inner = parseJson(text);
    if (typeof inner === 'string') return partsOf(inner, depth + 1, walk);
  }
  const isPage = text.startsWith('<');
  const start = isPage ? -1 : text.search(/\{\s*\\{0,9}"[^"\\]{0,60}\\{0,9}"\s*:|\[\s*\{|^\[/);
  if (start < 0) return text ? [text] : [];
  const before = text.slice(0, start).replace(/^"/, '').trim();
  const said = partsOfJson(text.slice(start), depth, walk).join(' — ');
  return [[before, said].filter(Boolean).join(' ')].filter(Boolean);
}

function partsOfJson(json: string, depth: number, walk: Walk): readonly string[] {
  const end = Math.max(json.lastIndexOf('}'), json.lastIndexOf(']'));
  const parsed = parseJson(json.slice(0, end + 1));
  return parsed === undefined ? partsOfBroken(json) : partsOf(parsed, depth + 1, walk);
}

/** JSON that was cut off, or is not quite JSON: the last message that can be seen in it. */
function partsOfBroken(json: string): readonly string[] {
  const found = [...json.matchAll(/"(?:message|msg|detail|error_description)\\{0,9}"\s*:\s*\\{0,9}"([^"\\{}]+)/g)].at(
    -1,
  );
  const words = found?.[1]?.trim();
  return words ? [words] : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (caught) {
    if (caught instanceof SyntaxError || caught instanceof RangeError) return undefined;
    throw caught;
  }
}

/** Without those that another one holds. */
function unique(parts: readonly string[]): readonly string[] {
  return [...new Set(parts)].filter((part, _at, all) => !all.some((other) => other !== part && other.includes(part)));
}
