import { accepted, refused, type DataField, type JsonValue, type Reveals, type TextFault } from '../Field.ts';

/**
 * @param read gives what a value is in its own shape; `undefined`: it is nothing of the kind
 * @param words what it must be, as the end of a sentence that starts with the label; or what is wrong with a value
 */
export function dataField<V extends JsonValue>(
  label: string,
  read: (value: unknown) => V | undefined,
  options: {
    readonly help?: string;
    readonly default: V;
    readonly words: string | ((given: unknown) => TextFault);
    readonly reveals?: Reveals;
    readonly summary?: (value: V) => string;
  },
): DataField<V> {
  const { words, summary, ...rest } = options;
  return {
    kind: 'data',
    label,
    ...rest,
    ...(summary && {
      summary: (given) => {
        const value = read(given);
        return value === undefined ? '' : summary(value);
      },
    }),
    check: (given) => {
      const value = read(given);
      if (value !== undefined) return accepted(value);
      return typeof words === 'string' ? refused(words) : { ok: false, code: 'field-out-of-range', ...words(given) };
    },
  };
}
