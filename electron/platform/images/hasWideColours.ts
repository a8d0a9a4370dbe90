import type { Metadata } from 'sharp';

/** Longer ones are of printers and cameras, and would make a small picture a large one. bytes */
const LONGEST_PROFILE = 16 * 1024;
/** How profiles of plain screens call themselves, in both writings there are. */
const PLAIN = [Buffer.from('sRGB', 'latin1'), Buffer.from('sRGB', 'utf16le').swap16()];

/** Whether a picture says that its colours are others than those of a plain screen, in a profile that is worth keeping. */
export function hasWideColours({ icc, space }: Pick<Metadata, 'icc' | 'space'>): boolean {
  if (!icc || icc.length > LONGEST_PROFILE || space === 'cmyk') return false;
  return !PLAIN.some((name) => icc.includes(name));
}
