/** As many digits as a whole number has at least that a double may not hold, and at most where it has 64 bits. */
const LONG = /\d{16}/;
const DIGITS = /^\d{16,20}$/;

/**
 * The value of a JSON text, its whole numbers of up to 64 bits as they stand: as their digits in a text where a number
 * would be written with others. So a
 * seed of the original pack is read as it was written.
 * @throws SyntaxError
 */
export function parseExactly(text: string): unknown {
  return LONG.test(text) ? JSON.parse(text, exactly) : JSON.parse(text);
}

/** `source`: what stands in the text, of a value that holds no others. */
function exactly(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  const isRounded =
    typeof value === 'number' && source !== undefined && DIGITS.test(source) && String(value) !== source;
  return isRounded ? source : value;
}
