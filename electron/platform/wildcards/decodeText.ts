/**
 * The text of a file, whatever wrote it: UTF-8, UTF-16 where it says so, else the letters of Western Europe (Windows-1252). `undefined`: it is
 * no text.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : '';
  const text = wide === '' ? (decode('utf-8', bytes) ?? decode('windows-1252', bytes)) : decode(wide, bytes);
  return text === undefined || text.includes('\0') ? undefined : text;
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (caught) {
    if (caught instanceof TypeError) return undefined;
    throw caught;
  }
}
