import { readFile, stat } from 'node:fs/promises';
import { BadInputError } from '#shared/errors/inputErrors';
import { MAX_TEXT } from '#shared/graph/fields/textField';
import { parseSetting } from './setFields.ts';

/** A letter takes four bytes at most. */
const MAX_BYTES = MAX_TEXT * 4;

/**
 * Settings such as `n1.prompt=@words.txt` with what the file holds in place of its name; the line break at its end is none of the text. `@@`
 * stands for an @ that is meant.
 * @throws BadInputError for a file that cannot be read, or holds more than a field takes
 */
export async function fromFiles(settings: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    settings.map(async (setting) => {
      const { name, field, text } = parseSetting(setting);
      if (!text.startsWith('@')) return setting;
      const words = text.startsWith('@@') ? text.slice(1) : await readWords(text.slice(1), `${name}.${field}`);
      return `${name}.${field}=${words}`;
    }),
  );
}

async function readWords(path: string, where: string): Promise<string> {
  try {
    if ((await stat(path)).size > MAX_BYTES) throw new RangeError('The file is too large.');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return text.replace(/\r?\n$/, '');
  } catch (cause) {
    throw new BadInputError(`${where}: ${path} cannot be read as a text.`, {
      hint: `Name a file of UTF-8 text with ${String(MAX_TEXT)} characters at most, or write @@ for an @ that is meant.`,
      cause,
    });
  }
}
