/** Strings are passed over, also one that never ends: what is left is looked at once. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.?)*(?:"|$)|-?\bInfinity\b|\bNaN\b/gs;

/** A value that JSON.parse gave. */
export type Json = string | number | boolean | null | readonly Json[] | JsonMap;
export interface JsonMap {
  readonly [name: string]: Json | undefined;
}

/** What a text says as JSON, also with the NaN that Python writes; `undefined`: it is none. */
export function looseJson(text: string): Json | undefined {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (!/^[{["]/.test(trimmed)) return undefined;
  return (
    parsed(trimmed) ?? parsed(trimmed.replaceAll(STRING_OR_NUMBER, (word) => (word.startsWith('"') ? word : 'null')))
  );
}

/** The same where it is an object; one that was put into a text once more is taken out. */
export function looseObject(text: string | undefined): JsonMap | undefined {
  const value = text === undefined ? undefined : looseJson(text);
  return isMap(value) ? value : typeof value === 'string' ? asMap(looseJson(value)) : undefined;
}

export function asMap(value: Json | undefined): JsonMap | undefined {
  return isMap(value) ? value : undefined;
}

/** The members of a list; of anything else none. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The value under a name of its own. */
export function at(map: JsonMap | undefined, name: string): Json | undefined {
  return map && Object.hasOwn(map, name) ? map[name] : undefined;
}

export function textAt(map: JsonMap | undefined, ...names: readonly string[]): string | undefined {
  return names.map((name) => at(map, name)).find((value): value is string => typeof value === 'string' && value !== '');
}

/** A number or a text as a text. */
export function wordAt(map: JsonMap | undefined, ...names: readonly string[]): string | undefined {
  const value = names.map((name) => at(map, name)).find((each) => typeof each === 'number' || typeof each === 'string');
  return value === undefined ? undefined : String(value);
}

/** What is no list and no object, as label and value; names that are told elsewhere are left out. */
export function settingsIn(map: JsonMap | undefined, leftOut: readonly string[]): (readonly [string, string])[] {
  return Object.entries(map ?? {}).flatMap(([name, value]) =>
    leftOut.includes(name) || value === null || value === undefined || typeof value === 'object'
      ? []
      : [[name.replaceAll('_', ' '), String(value)] as const],
  );
}

function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (caught) {
    if (caught instanceof SyntaxError || caught instanceof RangeError) return undefined;
    throw caught;
  }
}
