import type { Choice, Option, Piece, Prompt, Sampler, Wildcard } from './Prompt.ts';
import { scanPrompt, type Braces, type Scan, type WrittenWildcard } from './scanPrompt.ts';

const BLANKS = /\s*/y;
const PLAIN = /[^{}|$#%_/]+/y;
const SIGN = /\s*([~@!])?\s*/y;
const COUNT = /(?:(\d{1,6})-(\d{1,6})|-(\d{1,6})|(\d{1,6})(-)?)\$\$/y;
const SEPARATOR = /([^${}#]{1,1000})\$\$/y;
const WEIGHT = /(\d{1,15}\.?\d{0,15}|\.\d{1,15})::/y;
const VARIABLE = /\s*([A-Za-z_-][\w-]{0,99})\s*(\??=!?|:|(?=\}))/y;

/**
 * Takes a text with wildcards apart. What is no syntax stays text, but for comments, which go.
 * @throws BadInputError naming the place of a brace that is not closed
 */
export function parsePrompt(text: string): Prompt {
  return new Parser(text).prompt(text.length);
}

class Parser {
  readonly #text: string;
  readonly #scan: Scan;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#scan = scanPrompt(text);
  }

  /** What stands up to `end`, or, of an option, up to the next `|` of its own. */
  prompt(end: number, isOption = false): Prompt {
    const pieces: Piece[] = [];
    let words = new Words();
    const add = (piece: Piece): void => {
      if (words.text !== '') pieces.push({ kind: 'text', text: words.text });
      words = new Words();
      pieces.push(piece);
    };
    while (this.#at < end) {
      const at = this.#at;
      const sign = this.#text[at] ?? '';
      if (isOption && sign === '|') break;
      const behind = this.#scan.comments.get(at);
      if (behind !== undefined) {
        words.passComment(sign);
        this.#at = Math.min(behind, end);
        continue;
      }
      const piece = this.#piece(sign);
      if (piece) add(piece);
      else words.add(this.#take(PLAIN, end)?.[0] ?? this.#one());
    }
    if (words.text !== '') pieces.push({ kind: 'text', text: words.text });
    return pieces;
  }

  /** What begins here, if it is more than text; then what follows is next. */
  #piece(sign: string): Piece | undefined {
    const at = this.#at;
    if (sign === '_') {
      const written = this.#scan.wildcards.get(at);
      return written && this.#wildcard(written);
    }
    const own = this.#scan.braces.get(at);
    if (own) return this.#choice(own);
    const braces = this.#scan.braces.get(at + 1);
    if (!braces) return undefined;
    if (sign === '$') return this.#variable(at + 1, braces);
    if (sign === '%' && braces.dollars !== undefined) return this.#wrap(at + 1, braces.dollars, braces.end);
    return undefined;
  }

  #choice({ end }: Braces): Choice {
    this.#at += 1;
    const sampler = samplerOf(this.#take(SIGN, end)?.[1]);
    const count = this.#count(end);
    const options: Option[] = [this.#option(end)];
    while (this.#at < end) {
      this.#at += 1;
      options.push(this.#option(end));
    }
    this.#at = end + 1;
    const { lowest, highest, separator } = count;
    const most = highest ?? options.length;
    return {
      kind: 'choice',
      ...sampler,
      lowest: Math.min(lowest, most),
      highest: Math.max(lowest, most),
      separator,
      options,
    };
  }

  /** How many are taken and what stands between them; without a word of it, one. */
  #count(end: number): { readonly lowest: number; readonly highest?: number; readonly separator: string } {
    const found = this.#take(COUNT, end);
    if (!found) return { lowest: 1, highest: 1, separator: ',' };
    const [, from, to, most, only, hyphen] = found;
    const separator = this.#take(SEPARATOR, end)?.[1] ?? ',';
    const highest = to ?? most ?? (hyphen === undefined ? only : undefined);
    return { lowest: Number(from ?? only ?? 1), ...(highest !== undefined && { highest: Number(highest) }), separator };
  }

  #option(end: number): Option {
    this.#take(BLANKS, end);
    const weight = Number(this.#take(WEIGHT, end)?.[1] ?? 1);
    const start = this.#at;
    const prompt = this.prompt(end, true);
    return { weight, source: this.#text.slice(start, this.#at), prompt };
  }

  #variable(open: number, { end }: Braces): Piece | undefined {
    VARIABLE.lastIndex = open + 1;
    const found = VARIABLE.exec(this.#text);
    if (!found || VARIABLE.lastIndex > end) return undefined;
    const [, name = '', sign = ''] = found;
    this.#at = VARIABLE.lastIndex;
    this.#take(BLANKS, end);
    const value = this.prompt(end);
    this.#at = end + 1;
    if (sign === '') return { kind: 'variable', name };
    if (sign === ':') return { kind: 'variable', name, fallback: value };
    return { kind: 'assignment', name, value, isImmediate: sign.endsWith('!'), isDefault: sign.startsWith('?') };
  }

  #wrap(open: number, dollars: number, end: number): Piece {
    this.#at = open + 1;
    this.#take(BLANKS, dollars);
    const wrapper = this.prompt(dollars);
    this.#at = dollars + 2;
    this.#take(BLANKS, end);
    const inner = this.prompt(end);
    this.#at = end + 1;
    return { kind: 'wrap', wrapper, inner };
  }

  #wildcard({ end, sign, path, set = '' }: WrittenWildcard): Wildcard {
    const source = this.#text.slice(this.#at, end);
    this.#at = end;
    const variables = set.split(',').flatMap((pair): (readonly [string, Prompt])[] => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [] : [[pair.slice(0, equals).trim(), parsePrompt(pair.slice(equals + 1).trim())]];
    });
    return { kind: 'wildcard', ...samplerOf(sign), path, variables, source };
  }

  /** What fits here and ends before `end`; then what follows is next. */
  #take(pattern: RegExp, end: number): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found || pattern.lastIndex > end) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }

  #one(): string {
    this.#at += 1;
    return this.#text[this.#at - 1] ?? '';
  }
}

function samplerOf(sign: string | undefined): { readonly sampler?: Sampler } {
  return sign === '~' ? { sampler: 'random' } : sign === '@' ? { sampler: 'cyclic' } : {};
}

/** Text between two other pieces, without its comments. */
class Words {
  readonly #parts: string[] = [];
  #joins = false;

  add(part: string): void {
    if (this.#joins) this.#parts.push(' ');
    this.#joins = false;
    this.#parts.push(part);
  }

  /**
   * A comment takes the blanks before it along, where nothing else stands before it. Otherwise one to the end of the line leaves them and a
   * blank of its own, the other kind neither.
   */
  passComment(sign: string): void {
    const hasWords = this.#parts.some((part) => part.trim() !== '');
    if (sign === '#' && hasWords) {
      this.#joins = true;
      return;
    }
    for (let last = this.#parts.pop(); last !== undefined; last = this.#parts.pop()) {
      const kept = last.trimEnd();
      if (kept === '') continue;
      this.#parts.push(kept);
      return;
    }
  }

  get text(): string {
    return this.#parts.join('');
  }
}
