import { createHash } from 'node:crypto';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { SentReference } from '#shared/providers/sentReferences';
import { canonicalJson } from './canonicalJson.ts';

/**
 * SHA-256, lower-case hex, of all the server will see. Two requests with the same hash would be answered, and billed, alike.
 * References, a mask and marks count by their bytes (their ids), in their order, and by their size where they are made smaller; no key and no key's name is part of it.
 */
export function requestHash({ options, mask, markup, ...request }: EffectiveRequest): string {
  const references = request.references.map(bytesOf);
  // Options stand among the rest, as they did before they were a family's; where one would be covered there, they stand apart as well.
  const covered = Object.keys(options).some((name) => name in request);
  return createHash('sha256')
    .update(
      canonicalJson({
        ...options,
        ...request,
        references,
        ...(mask && { mask: bytesOf(mask) }),
        ...(markup && { markup: bytesOf(markup) }),
        ...(covered && { options }),
      }),
    )
    .digest('hex');
}

function bytesOf({ id, longSide }: SentReference): string {
  return longSide === undefined ? id : `${id} at ${longSide} px`;
}
