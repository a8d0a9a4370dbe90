/** Browsers send on 64 KiB of a page that has gone, all its calls under way together. Bytes; some are left for words of leave. */
const MAX_BYTES = 60_000;

/** What is left of what a browser sends on for one page. */
export interface LastWords {
  /** Takes room for a text until what this gives is called; `undefined`: there is not enough. */
  take(text: string): (() => void) | undefined;
}

export function createLastWords(maxBytes = MAX_BYTES): LastWords {
  let left = maxBytes;
  return {
    take(text) {
      // No sign takes less than a byte: what is too long need not be counted.
      if (text.length > left) return undefined;
      const bytes = new TextEncoder().encode(text).byteLength;
      if (bytes > left) return undefined;
      left -= bytes;
      return () => {
        left += bytes;
      };
    },
  };
}
