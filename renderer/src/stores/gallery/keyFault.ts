import type { ErrorReport } from '#shared/errors/AppError';
import { looksLikeKey } from '#shared/graph/keyShapes';

/** Why texts are not kept, where one holds what looks like a key. `what`: what they are, to begin a sentence with. */
export function keyFault(what: string, ...texts: readonly string[]): ErrorReport | undefined {
  if (!texts.some(looksLikeKey)) return undefined;
  return {
    code: 'secret-found',
    message: `${what} holds an API key, or something that looks like one. It was not kept.`,
    hint: 'Remove it: a key belongs under Settings → Keys.',
  };
}
