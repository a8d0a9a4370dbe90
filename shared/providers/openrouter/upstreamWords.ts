import { parseGoogleReply, type GoogleError } from '../google/googleSchema.ts';

/** What the provider behind OpenRouter said. */
export interface Upstream {
  readonly words: string;
  /** Where it spoke in Google's form. */
  readonly error?: GoogleError | undefined;
}

/** Takes the words out of `metadata.raw`: text, an object, or JSON in a string, up to twice wrapped. */
export function unwrapUpstream(raw: unknown): Upstream {
  let value = raw;
  for (let depth = 0; depth < 2 && typeof value === 'string'; depth++) {
    const inner = parseJson(value);
    if (inner === undefined) break;
    value = inner;
  }
  if (typeof value === 'string') return { words: value };
  const error = parseGoogleReply(value)?.error;
  return { words: error?.message ?? '', error };
}

/** Nothing where the text is no JSON object, array or string. */
function parseJson(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (caught) {
    if (caught instanceof SyntaxError) return undefined;
    throw caught;
  }
}
