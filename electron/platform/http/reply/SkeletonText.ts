/** More than any secret takes, however it is spelled: of a secret that lies across the cut, no part stays. */
const MARGIN_BYTES = 4 * 1024;

/**
 * One string of a reply while it arrives: its head, without secrets. They are taken out before it is cut, for half a secret is no longer known
 * as one.
 */
export class SkeletonText {
  readonly #redact: (text: string) => string;
  #buffer = Buffer.allocUnsafe(1024);
  #used = 0;
  #maxBytes = 0;

  constructor(redact: (text: string) => string) {
    this.#redact = redact;
  }

  /** How many bytes are kept. */
  get bytes(): number {
    return Math.min(this.#used, this.#maxBytes);
  }

  start(maxBytes: number): void {
    this.#used = 0;
    this.#maxBytes = maxBytes;
  }

  add(bytes: Uint8Array): void {
    const room = this.#maxBytes + MARGIN_BYTES - this.#used;
    const taken = bytes.length > room ? bytes.subarray(0, Math.max(room, 0)) : bytes;
    const needed = this.#used + taken.length;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, this.#used);
      this.#buffer = larger;
    }
    this.#buffer.set(taken, this.#used);
    this.#used = needed;
  }

  /** As it is meant, with “…” where it goes on. `isEscaped`: whether it is the inside of a JSON string. */
  finish(isEscaped: boolean, isPicture: (text: string) => boolean = () => false): string {
    const meant = (bytes: number): string => {
      const raw = this.#buffer.toString('utf8', 0, bytes);
      return isEscaped ? unescaped(raw) : raw;
    };
    const text = meant(this.#used);
    if (isPicture(text)) return text;
    const clean = this.#redact(text);
    if (this.#used <= this.#maxBytes) return clean;
    const rest = text.length - meant(this.#maxBytes).length;
    return `${clean.slice(0, Math.max(clean.length - rest, 0)).replace(/[\uD800-\uDBFF]$/, '')}…`;
  }
}

/** What is no escape, or no sign that may stand in a string, is left as it is. */
function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw.replaceAll(/\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/g, (escape) => String(JSON.parse(`"${escape}"`)));
  }
}
