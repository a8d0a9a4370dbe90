const BACKSLASH = 0x5c;
const LOWER_U = 0x75;
/** `data:image/png;base64,` and the like. */
const DATA_URL = /^\s*(?:data:[^,]{0,200},)?\s*/i;
const LINE_BREAK = /(?<![\t ])[\t ]*[\r\n]+[\t ]*/g;
const JUNK = /[^A-Za-z0-9+/_-]+/g;
const PERCENT = /%([0-9a-f]{2})/gi;

/**
 * Decodes the inside of a JSON string that is base64, in steps of any length. Takes JSON escapes, a `data:` prefix, the URL-safe alphabet,
 * white space and missing padding. Whatever else is in it is mended as it is most likely meant: escapes of an address, blanks where plus signs
 * were, several pieces with padding each, and letters of no base64, which are left out.
 */
export class Base64Decoder {
  /** Begun but not ended: an escape, and a group of four. */
  #escape = '';
  #carry = '';
  #isFirst = true;
  #isPadded = false;
  #isMended = false;
  #blank: '+' | '' | undefined;

  /** What was read and not yet written. */
  get open(): string {
    return this.#carry + this.#escape;
  }

  /** Whether it was no base64 as it came. */
  get isMended(): boolean {
    return this.#isMended;
  }

  /**
   * Decodes into `target`, which must have room for 3 bytes for every 4 of `raw`, and 6 more. Gives the number of bytes written.
   * The first step must hold the whole `data:` prefix, if there is one.
   */
  decode(raw: Buffer, target: Buffer): number {
    const isPlain = this.#escape === '' && !raw.includes(BACKSLASH);
    const plainly = isPlain ? this.#decodePlain(raw, target) : undefined;
    if (plainly !== undefined) return plainly;
    let text = isPlain ? raw.toString('latin1') : this.#unescape(raw);
    if (this.#isFirst) text = text.replace(DATA_URL, '');
    this.#isFirst = false;
    text = this.#carry + text;

    const whole = wholeGroups(text);
    const written = target.write(text.slice(0, whole), 0, 'base64');
    // Node skips what it does not know, so anything but the plain alphabet shows as missing bytes.
    if (this.#isPadded || written !== (whole / 4) * 3) return this.#decodeOdd(text, target);
    this.#carry = text.slice(whole);
    return written;
  }

  /** Nearly every step is nothing but base64, and is not put together with what is carried. `undefined`: this one is not; nothing of it has been taken. */
  #decodePlain(raw: Buffer, target: Buffer): number | undefined {
    if (this.#isFirst || this.#isPadded) return undefined;
    const begun = this.#carry.length;
    const from = begun === 0 ? 0 : Math.min(4 - begun, raw.length);
    const to = raw.length - ((raw.length - from) % 4);
    const first = target.write(this.#carry + raw.toString('latin1', 0, from), 0, 'base64');
    const written = first + target.write(raw.toString('latin1', from, to), first, 'base64');
    if (written !== ((begun + to) / 4) * 3) return undefined;
    this.#carry = raw.toString('latin1', to);
    return written;
  }

  /** The last one or two bytes. */
  end(target: Buffer): number {
    const rest = this.#carry.trimEnd();
    const blanks = this.#blank === '+' && rest.length < this.#carry.length ? 4 - (rest.length % 4 || 4) : 0;
    this.#carry = rest + '+'.repeat(blanks);
    const written = this.#decodeOdd(this.#carry, target);
    if (this.#escape !== '' || this.#carry.length === 1) this.#isMended = true;
    return written + target.write(this.#carry, written, 'base64');
  }

  /** What ends with padding is a piece of its own. */
  #decodeOdd(text: string, target: Buffer): number {
    const open = /(?:%[0-9a-f]?| {1,3})$/i.exec(text)?.[0] ?? '';
    const pieces = this.#tidy(text.slice(0, text.length - open.length)).split(/=+/);
    const last = pieces.pop() ?? '';
    let written = 0;
    for (const piece of pieces) {
      if (this.#isPadded && piece !== '') this.#isMended = true;
      this.#isPadded = true;
      written += target.write(piece, written, 'base64');
    }
    if (this.#isPadded && last !== '') this.#isMended = true;
    const whole = wholeGroups(last);
    this.#carry = last.slice(whole) + open;
    return written + target.write(last.slice(0, whole), written, 'base64');
  }

  /** Base64 and padding, and nothing else. */
  #tidy(text: string): string {
    let tidy = text.replaceAll(LINE_BREAK, '');
    if (tidy.includes('%'))
      tidy = this.#mend(tidy.replaceAll(PERCENT, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
    if (tidy.includes(' ')) tidy = this.#blanksIn(tidy);
    if (!/[^A-Za-z0-9+/_=-]/.test(tidy)) return tidy;
    const packed = tidy.replaceAll(/[\t\n\r ]+/g, '');
    if (!/[^A-Za-z0-9+/_=-]/.test(packed)) return packed;
    return this.#mend(
      packed
        .split(/(=+)/)
        .map((piece) => (piece.startsWith('=') ? piece : piece.replaceAll(JUNK, '')))
        .join(''),
    );
  }

  /** An address turns plus signs into blanks. In a text that has none left, all of its blanks were some. */
  #blanksIn(text: string): string {
    this.#blank ??= /[+_-]/.test(text) ? '' : '+';
    const inner = text.replaceAll(/(?<==) +/g, '');
    return this.#blank === '+' && inner.includes(' ') ? this.#mend(inner.replaceAll(' ', '+')) : inner;
  }

  #mend(text: string): string {
    this.#isMended = true;
    return text;
  }

  #unescape(raw: Buffer): string {
    const source = this.#escape + raw.toString('latin1');
    this.#escape = '';
    const parts: string[] = [];
    let at = 0;
    for (let slash = source.indexOf('\\'); slash >= 0; slash = source.indexOf('\\', at)) {
      const end = slash + (source.charCodeAt(slash + 1) === LOWER_U ? 6 : 2);
      if (end > source.length) {
        this.#escape = source.slice(slash);
        break;
      }
      parts.push(source.slice(at, slash), this.#unescapeOne(source.slice(slash, end)));
      at = end;
    }
    parts.push(source.slice(at, source.length - this.#escape.length));
    return parts.join('');
  }

  /** What is no escape stands for the letter behind it. */
  #unescapeOne(escape: string): string {
    try {
      return String(JSON.parse(`"${escape}"`));
    } catch {
      return this.#mend(escape.slice(1));
    }
  }
}

function wholeGroups(text: string): number {
  return text.length - (text.length % 4);
}
