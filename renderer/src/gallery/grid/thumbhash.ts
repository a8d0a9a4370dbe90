import { thumbHashToDataURL } from 'thumbhash';

/** Screens of them; each is some kB of text. */
const MOST_KEPT = 600;

const kept = new Map<string, string>();

/** A picture of some px that stands in until the real one is there, as an address of itself. `undefined`: the hash is none. */
export function blurredPicture(hash: string): string | undefined {
  const known = kept.get(hash);
  if (known !== undefined) return known;
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest);
  try {
    const made = thumbHashToDataURL(Uint8Array.from(atob(hash), (sign) => sign.charCodeAt(0)));
    kept.set(hash, made);
    return made;
  } catch {
    // A hash is a hint: without it the tile is of a plain colour.
    return undefined;
  }
}
