import { accepted, refused, type Choice, type FieldWords, type ModelField } from '../Field.ts';
import { looksLikeKey } from '../keyShapes.ts';

export function modelField(
  label: string,
  choices: readonly Choice<string>[],
  options: FieldWords & { readonly provider: string; readonly default: string },
): ModelField {
  return {
    kind: 'model',
    label,
    choices,
    ...options,
    check: (value) =>
      typeof value !== 'string' || !/^[A-Za-z0-9][\w.:/-]{0,199}$/.test(value) || value.includes('..')
        ? refused('must be a model id, such as gemini-nano-banana-2.1')
        : looksLikeKey(value)
          ? refused('holds what looks like an API key', 'bad-key-name')
          : accepted(value),
  };
}
