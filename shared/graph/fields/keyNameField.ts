import { accepted, refused, type FieldWords, type KeyNameField } from '../Field.ts';
import { looksLikeKey, looksLikeKeyName } from '../keyShapes.ts';

export function keyNameField(label: string, options: FieldWords & { readonly default: string }): KeyNameField {
  return {
    kind: 'key-name',
    label,
    reveals: 'key-name',
    ...options,
    check: (value) =>
      typeof value !== 'string'
        ? refused('must be the name of a key', 'bad-key-name')
        : looksLikeKey(value)
          ? refused(
              'holds what looks like an API key. Put the key under Settings → Keys, into the environment or a .env file, and its name here',
              'bad-key-name',
            )
          : !looksLikeKeyName(value)
            ? refused(
                'must look like an environment variable ending in _KEY, _TOKEN or _SECRET, such as GOOGLE_API_KEY',
                'bad-key-name',
              )
            : accepted(value),
  };
}
