/** Values of files of other programs: anything may stand anywhere. */
import type { JsonValue } from '../graph/Field.ts';

export type JsonMap = Readonly<Record<string, unknown>>;

export function asMap(value: unknown): JsonMap | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonMap) : undefined;
}

/** The members of a list; of anything else none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The same, also of an object, whose names say no more than places would. */
export function membersOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : Object.values(asMap(value) ?? {});
}

/** The value under a name of its own. */
export function at(map: JsonMap | undefined, name: string): unknown {
  return map && Object.hasOwn(map, name) ? map[name] : undefined;
}

export function textAt(map: JsonMap | undefined, name: string): string | undefined {
  const value = at(map, name);
  return typeof value === 'string' ? value : undefined;
}

/** An id, which files write as a number or as a text. */
export function idOf(value: unknown): string | undefined {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : undefined;
}

/** A number that a file may write as a text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A place in a list, which files write as a number or as a text. */
export function slotOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** Levels of a value that are kept. */
const MAX_LEVELS = 20;

/** The value as our files can hold it; what is nested deeper than any setting is, is left out. `text` is applied to every text in it. */
export function keptValue(value: unknown, text: (text: string) => string, levels = MAX_LEVELS): JsonValue {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (levels === 0 || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value.map((each) => keptValue(each, text, levels - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [text(name), keptValue(each, text, levels - 1)]),
  );
}
