/**
 * Schemas for replies of servers we do not control: what is missing, misspelt or of the wrong type is simply not there.
 * Nothing here recurses further than the schema does, so no reply is too deep.
 */
import { z } from 'zod';

/** An object whose keys may be written in snake_case or camelCase; the shape names them in camelCase. */
export function looseObject<S extends z.ZodRawShape>(shape: S) {
  return z.preprocess(camelKeys, z.object(shape));
}

/** A value, or nothing where it does not fit. */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

/** The items that fit; empty where there is no list. */
export function listOf<T extends z.ZodType>(schema: T) {
  return z
    .array(schema.nullable().catch(null))
    .catch([])
    .transform((items) => items.filter((item) => item !== null));
}

export const maybeText = maybe(z.string());
/** How many; never negative, never too large to count exactly. */
export const maybeCount = maybe(z.int().nonnegative());
/** An HTTP status, which some servers put in quotes. */
export const maybeStatus = maybe(z.coerce.number().int().min(100).max(599));

function camelKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      item,
    ]),
  );
}
