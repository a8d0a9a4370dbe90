import { BadInputError } from '#shared/errors/inputErrors';
import { looksLikeKeyName } from '#shared/graph/keyShapes';
import { readEnvText } from './createEnvFileReader.ts';

/** What came of the keys in a `.env` text, by name. */
export interface Imported {
  readonly imported: readonly string[];
  /** Keys that no provider uses. */
  readonly skipped: readonly string[];
  readonly refused: readonly { readonly name: string; readonly message: string }[];
}

/** Sets every key in the text that a provider uses. What is not named like a key is not looked at. @throws whatever `set` does but BadInputError */
export async function importEnvText(
  text: string,
  providerFor: (name: string) => string | undefined,
  set: (provider: string, name: string, value: string) => Promise<void>,
): Promise<Imported> {
  const imported: string[] = [];
  const skipped: string[] = [];
  const refused: { name: string; message: string }[] = [];
  for (const [name, value = ''] of Object.entries(readEnvText(text))) {
    if (!looksLikeKeyName(name)) continue;
    const provider = providerFor(name);
    if (provider === undefined) {
      skipped.push(name);
      continue;
    }
    try {
      await set(provider, name, value);
      imported.push(name);
    } catch (caught) {
      if (!(caught instanceof BadInputError)) throw caught;
      refused.push({ name, message: caught.message });
    }
  }
  return { imported, skipped, refused };
}
