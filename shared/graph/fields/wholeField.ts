import { accepted, refused, type FieldWords, type WholeField } from '../Field.ts';
import { readWhole, wholeOf, type Whole } from './Whole.ts';

export function wholeField(
  label: string,
  options: FieldWords &
    Pick<WholeField, 'reveals' | 'control' | 'anewAtZero' | 'min' | 'max'> & { readonly default: Whole },
): WholeField {
  const { min, max } = options;
  return {
    kind: 'whole',
    label,
    ...options,
    check: (value) => {
      const whole = readWhole(value);
      return whole === undefined || whole < min || whole > max
        ? refused(`must be a whole number from ${String(min)} to ${String(max)}`)
        : accepted(wholeOf(whole));
    },
  };
}
