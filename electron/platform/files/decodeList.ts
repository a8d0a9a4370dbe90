import { ListFileError } from '#shared/errors/inputErrors';

/** The text of a list: UTF-8, or UTF-16 where its first bytes say so, as spreadsheets write it. @throws ListFileError for anything else */
export function decodeList(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (caught) {
    if (!(caught instanceof TypeError)) throw caught;
  }
  throw new ListFileError(`“${file}” is not a text in UTF-8.`, {
    hint: 'In a spreadsheet, save it as “CSV UTF-8”.',
  });
}
