import { ProviderResponseError } from '#shared/errors/providerErrors';

const BACKSLASH = 0x5c;
const LOWER_U = 0x75;
const SPACES = /[\t\n\r ]+/g;
const ALPHABET = /^[A-Za-z0-9+/_-]*$/;
/** `data:image/png;base64,` and the like. */
const DATA_URL = /^data:[^,]{0,200};base64,/i;

/**
 * Decodes the inside of a JSON string that is base64, in steps of any length. Takes JSON escapes, a `data:` prefix, the URL-safe
 * alphabet, white space and missing padding; anything else is refused.
 */
export class Base64Decoder {
  /** Begun but not ended: an escape, and a group of four. */
  #escape = '';
  #carry = '';
  #isFirst = true;
  #isPadded = false;

  /**
   * Decodes into `target`, which must have room for 3 bytes for every 4 of `raw`, and 3 more. Gives the number of bytes written.
   * The first step must hold the whole `data:` prefix, if there is one.
   * @throws ProviderResponseError for what is no base64.
   */
  decode(raw: Buffer, target: Buffer): number {
    const isPlain = this.#escape === '' && !raw.includes(BACKSLASH);
    let text = isPlain ? raw.toString('latin1') : this.#unescape(raw);
    if (this.#isFirst) text = text.replace(DATA_URL, '');
    this.#isFirst = false;
    text = this.#carry + text;

    let whole = wholeGroups(text);
    let written = target.write(text.slice(0, whole), 0, 'base64');
    // Node skips what it does not know, so anything but the plain alphabet shows as missing bytes.
    if (this.#isPadded || written !== (whole / 4) * 3) {
      text = this.#clean(text);
      whole = wholeGroups(text);
      written = target.write(text.slice(0, whole), 0, 'base64');
    }
    this.#carry = text.slice(whole);
    return written;
  }

  /** The last one or two bytes. @throws ProviderResponseError when the string ended in the middle of one. */
  end(target: Buffer): number {
    const rest = this.#clean(this.#carry);
    if (this.#escape !== '' || rest.length === 1) throw notBase64();
    return target.write(rest, 0, 'base64');
  }

  #clean(text: string): string {
    const packed = text.replaceAll(SPACES, '');
    const padding = packed.indexOf('=');
    const body = padding < 0 ? packed : packed.slice(0, padding);
    const isEnded = this.#isPadded && body.length > this.#carry.length;
    if (isEnded || !ALPHABET.test(body) || (padding >= 0 && !/^={1,2}$/.test(packed.slice(padding)))) throw notBase64();
    if (padding >= 0) this.#isPadded = true;
    return body;
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
      parts.push(source.slice(at, slash), unescapeOne(source.slice(slash, end)));
      at = end;
    }
    parts.push(source.slice(at, source.length - this.#escape.length));
    return parts.join('');
  }
}

function unescapeOne(escape: string): string {
  try {
    return String(JSON.parse(`"${escape}"`));
  } catch (cause) {
    throw notBase64(cause);
  }
}

function wholeGroups(text: string): number {
  return text.length - (text.length % 4);
}

function notBase64(cause?: unknown): ProviderResponseError {
  return new ProviderResponseError('The reply holds a picture that is not valid base64.', {
    hint: 'The provider may have billed this call. If it happens again, report it to the provider.',
    cause,
  });
}
