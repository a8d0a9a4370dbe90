import { accepted, refused, type FieldWords, type OptionalNumberField } from '../Field.ts';

export function optionalNumberField(
  label: string,
  options: FieldWords & { readonly min: number; readonly max: number; readonly step: number },
): OptionalNumberField {
  const { min, max, step } = options;
  const isWhole = Number.isInteger(step);
  return {
    kind: 'optional-number',
    label,
    default: undefined,
    ...options,
    check: (value) =>
      value === null || value === undefined
        ? accepted(undefined)
        : typeof value !== 'number' || !(value >= min && value <= max) || (isWhole && !Number.isInteger(value))
          ? refused(`must be a ${isWhole ? 'whole ' : ''}number from ${String(min)} to ${String(max)}, or left unset`)
          : accepted(value),
  };
}
