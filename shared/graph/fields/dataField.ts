import { accepted, refused, type DataField, type JsonValue, type Reveals } from '../Field.ts';

/**
 * @param read gives what a value is in its own shape; `undefined`: it is nothing of the kind
 * @param words what it must be, as the end of a sentence that starts with the label
 */
export function dataField<V extends JsonValue>(
  label: string,
  read: (value: unknown) => V | undefined,
  options: {
    readonly help?: string;
    readonly default: V;
    readonly words: string;
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
      return value === undefined ? refused(words) : accepted(value);
    },
  };
}
