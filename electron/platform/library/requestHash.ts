import { createHash } from 'node:crypto';
import type { EffectiveRequest } from '#shared/providers/ProviderAdapter';
import { canonicalJson } from './canonicalJson.ts';

/**
 * SHA-256, lower-case hex, of all the server will see. Two requests with the same hash would be answered, and billed, alike.
 * References count by their bytes (their ids), in their order; no key and no key's name is part of it.
 */
export function requestHash(request: EffectiveRequest): string {
  const references = request.references.map((reference) => reference.id);
  return createHash('sha256')
    .update(canonicalJson({ ...request, references }))
    .digest('hex');
}
