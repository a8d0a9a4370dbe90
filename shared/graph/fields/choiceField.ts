import { accepted, refused, type Choice, type ChoiceField, type FieldWords } from '../Field.ts';

export function choiceField<const V extends string>(
  label: string,
  choices: readonly Choice<V>[],
  options: FieldWords & { readonly default: NoInfer<V>; readonly placed?: NoInfer<V> },
): ChoiceField<V> {
  return {
    kind: 'choice',
    label,
    choices,
    ...options,
    check: (value) => {
      const found = choices.find((choice) => choice.value === value);
      return found
        ? accepted(found.value)
        : refused(`must be one of ${choices.map((choice) => choice.value || 'unset').join(', ')}`);
    },
  };
}
