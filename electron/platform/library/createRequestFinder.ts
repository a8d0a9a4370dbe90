import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { JsonObject } from '#shared/graph/Field';
import type { EffectiveRequest } from '#shared/providers/Effective';
import { json, storedRequest } from './rowSchemas.ts';

/** It was read from JSON, so whatever is in it is JSON too. */
const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const request = storedRequest
  .extend({
    kind: z.literal('text').exactOptional(),
    options: jsonObject.exactOptional(),
    routing: jsonObject.exactOptional(),
  })
  // Rows of when there was one family only have its options among the rest.
  .transform(({ options, ...rest }): EffectiveRequest => ({ ...rest, options: options ?? (rest as JsonObject) }));

const requestRow = z.object({ request: json(request) }).optional();

/** Looks for what was asked for by the call that first gave a picture; `undefined`: none of ours did. */
export function createRequestFinder(db: Database.Database): (picture: string) => EffectiveRequest | undefined {
  const find = db.prepare(`
    SELECT c.request FROM results m JOIN calls c ON c.number = m.call
    WHERE m.picture = @picture AND m.call = (SELECT min(call) FROM results WHERE picture = @picture)`);
  return (picture) => requestRow.parse(find.get({ picture }))?.request;
}
