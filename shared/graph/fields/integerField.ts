import { accepted, refused, type FieldWords, type IntegerField } from '../Field.ts';

export function integerField(
  label: string,
  options: FieldWords &
    Pick<IntegerField, 'reveals' | 'control'> & {
      readonly min: number;
      readonly max: number;
      readonly default: number;
    },
): IntegerField {
  const { min, max } = options;
  return {
    kind: 'integer',
    label,
    ...options,
    check: (value) =>
      typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max
        ? refused(`must be a whole number from ${String(min)} to ${String(max)}`)
        : accepted(value),
  };
}
