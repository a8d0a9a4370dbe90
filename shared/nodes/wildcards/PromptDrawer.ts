import { BadInputError } from '../../errors/inputErrors.ts';
import { MAX_TEXT } from '../../graph/fields/textField.ts';
import { firstOptions } from './firstOptions.ts';
import { parsePrompt } from './parsePrompt.ts';
import type { Choice, Option, Piece, Prompt, Sampler, Wildcard } from './Prompt.ts';
import { PythonRandom } from './PythonRandom.ts';
import { drawPlace, takeOptions } from './takeOptions.ts';
import type { FoundValues, WildcardIndex } from './WildcardIndex.ts';

/** Levels of wildcards, variables and braces within one another. */
const MAX_DEPTH = 200;
/** Pieces looked at for one text, with what goes into looking for them: far above any prompt, and done in a moment. */
const MAX_STEPS = 500_000;
/** The same for all that one drawer draws. */
const MAX_STEPS_IN_ALL = 5_000_000;
/** Weighing an alternative, beside looking at a piece. */
const WEIGHING = 0.3;
/** Values are drawn by weight ten at a time, of which the first counts. */
const WEIGHED_AT_ONCE = 10;
const WRAP_MARK = /\.{3,1000}|[\u1801\u2026\u22ee\u22ef\u22f0\u22f1\ufe19]{1,1000}/;

/** What a piece stands in. */
interface Surroundings {
  readonly variables: ReadonlyMap<string, Prompt>;
  /** Variables whose value this is part of. */
  readonly open: readonly string[];
  readonly sampler: Sampler;
  readonly depth: number;
  readonly turn: number;
}

/**
 * Draws texts out of texts with wildcards: each of their alternatives by chance, what is between them as it stands. A wildcard that there is not stays
 * as it is written.
 */
export class PromptDrawer {
  readonly #wildcards: WildcardIndex;
  readonly #tellMissing: (name: string) => void;
  readonly #parsed = new Map<string, Prompt>();
  #random = new PythonRandom(0n);
  #steps = 0;
  #stepsBefore = 0;

  /** @param tellMissing hears of each wildcard that there is not, perhaps more than once */
  constructor(wildcards: WildcardIndex, tellMissing: (name: string) => void = () => undefined) {
    this.#wildcards = wildcards;
    this.#tellMissing = tellMissing;
  }

  /**
   * @param seed 0 or more: the same seed, text and files draw the same
   * @param turn what `{@a|b}` gives: 0 its first, 1 its second, …
   * @throws BadInputError where the text cannot be read, or would grow without end
   */
  draw(text: string, seed: bigint, turn = 0): string {
    this.#random = new PythonRandom(seed);
    this.#stepsBefore += this.#steps;
    this.#steps = 0;
    return this.#prompt(this.#parse(text), { variables: new Map(), open: [], sampler: 'random', depth: 0, turn });
  }

  #prompt(prompt: Prompt, outside: Surroundings): string {
    if (outside.depth > MAX_DEPTH) {
      throw new BadInputError(`Wildcards lead into each other more than ${String(MAX_DEPTH)} levels deep.`, {
        hint: 'One of them may hold itself. Look through their files for it.',
      });
    }
    const inside = this.#assigned(prompt, { ...outside, depth: outside.depth + 1 });
    return this.#joined(
      prompt.map((piece) => this.#piece(piece, inside)),
      '',
    );
  }

  #piece(piece: Piece, inside: Surroundings): string {
    this.#spend(1);
    switch (piece.kind) {
      case 'text':
        return piece.text;
      case 'assignment':
        return '';
      case 'variable':
        return this.#variable(piece.name, piece.fallback, inside);
      case 'choice':
        return this.#choice(piece, { ...inside, sampler: piece.sampler ?? inside.sampler });
      case 'wildcard':
        return this.#wildcard(piece, { ...inside, sampler: piece.sampler ?? inside.sampler });
      case 'wrap': {
        const wrapper = this.#prompt(piece.wrapper, inside);
        const inner = this.#prompt(piece.inner, inside);
        const mark = WRAP_MARK.exec(wrapper);
        if (!mark) return this.#joined([wrapper, inner], '');
        return this.#joined([wrapper.slice(0, mark.index), inner, wrapper.slice(mark.index + mark[0].length)], '');
      }
    }
  }

  /** The surroundings with what a prompt sets, wherever in it that stands. */
  #assigned(prompt: Prompt, inside: Surroundings): Surroundings {
    let variables: Map<string, Prompt> | undefined;
    for (const piece of prompt) {
      if (piece.kind !== 'assignment') continue;
      variables ??= new Map(inside.variables);
      if (piece.isDefault && variables.has(piece.name)) continue;
      const { name, value, isImmediate } = piece;
      const drawn = (): Prompt => [
        { kind: 'text', text: this.#prompt(value, { ...inside, variables: variables ?? new Map() }) },
      ];
      variables.set(name, isImmediate ? drawn() : value);
    }
    return variables ? { ...inside, variables } : inside;
  }

  #variable(name: string, fallback: Prompt | undefined, inside: Surroundings): string {
    const value = inside.variables.get(name) ?? fallback;
    if (!value) {
      throw new BadInputError(`There is no variable “${name}”.`, {
        hint: `Set it before with \${${name}=…}, or write \${${name}:…} with what stands in for it.`,
      });
    }
    if (inside.open.includes(name)) {
      throw new BadInputError(`The variable “${name}” holds itself.`, { hint: 'Set it to something else.' });
    }
    return this.#prompt(value, { ...inside, open: [...inside.open, name] });
  }

  #choice(choice: Choice, inside: Surroundings): string {
    const [only, second] = choice.options;
    const [piece, another] = only?.prompt ?? [];
    if (only && !second) {
      return piece?.kind === 'wildcard' && !another
        ? this.#someOf(piece, choice, inside)
        : this.#prompt(only.prompt, inside);
    }
    return this.#taken(choice, choice.options, inside);
  }

  /** `{2$$__name__}`: several values of one wildcard. */
  #someOf(wildcard: Wildcard, choice: Choice, outside: Surroundings): string {
    const { name, values } = this.#valuesOf(wildcard, outside);
    if (values.length === 0) return name;
    const inside = this.#withVariables(wildcard, outside);
    // As often as they weigh, by whole numbers.
    const options = values.flatMap(({ text, weight }): Omit<Option, 'prompt'>[] =>
      Array.from({ length: this.#spend(Math.floor(weight)) }, () => ({ weight: 1, source: text })),
    );
    const [only] = options;
    if (only && options.length === 1) return this.#someOfOne(only.source, choice, inside);
    return this.#taken(choice, options, inside);
  }

  /** What a value gives that is all there is: if it is a wildcard, several of that. */
  #someOfOne(text: string, choice: Choice, inside: Surroundings): string {
    const prompt = this.#parse(text);
    const nested: Choice = { ...choice, options: [{ weight: 1, source: text, prompt }] };
    return this.#prompt([nested], inside);
  }

  #taken(choice: Choice, options: readonly Omit<Option, 'prompt'>[], inside: Surroundings): string {
    const highest = Math.min(choice.highest, options.length);
    const lowest = Math.min(choice.lowest, highest);
    const promptOf = (option: Omit<Option, 'prompt'>): Prompt =>
      'prompt' in option ? (option as Option).prompt : this.#parse(option.source);
    if (inside.sampler === 'cyclic') {
      this.#spend(options.length * (lowest + 1) * WEIGHING);
      const taken = firstOptions(options, lowest, highest, inside.turn);
      const within = { ...inside, turn: taken.turn };
      // From the last to the first, as their draws follow each other.
      const texts = [...taken.options].reverse().map((option) => this.#prompt(promptOf(option), within));
      return this.#joined(texts.reverse(), choice.separator);
    }
    const count = lowest + this.#random.below(highest - lowest + 1);
    this.#spend(options.length * count * WEIGHING);
    const taken = takeOptions(options, count, this.#random, ({ source }) => source);
    const within = { ...inside, turn: 0 };
    return this.#joined(
      taken.map((option) => this.#prompt(promptOf(option), within)),
      choice.separator,
    );
  }

  #wildcard(wildcard: Wildcard, outside: Surroundings): string {
    const { name, values, isEven } = this.#valuesOf(wildcard, outside);
    if (values.length === 0) return name;
    const inside = this.#withVariables(wildcard, outside);
    if (inside.sampler === 'cyclic') {
      const weighing = values.filter(({ weight }) => weight >= 1);
      const value = weighing[inside.turn % weighing.length];
      return this.#prompt(this.#parse(value?.text ?? ''), {
        ...inside,
        turn: Math.floor(inside.turn / weighing.length),
      });
    }
    const place = isEven ? this.#random.below(values.length) : this.#drawWeighed(values.map(({ weight }) => weight));
    return this.#prompt(this.#parse(values[place]?.text ?? ''), { ...inside, turn: 0 });
  }

  #drawWeighed(weights: readonly number[]): number {
    this.#spend(weights.length * WEIGHING);
    const drawn = Array.from({ length: WEIGHED_AT_ONCE }, () => drawPlace(weights, this.#random));
    return drawn[0] ?? 0;
  }

  /** The values of a wildcard, and what stays where there are none. */
  #valuesOf({ path, source }: Wildcard, inside: Surroundings): FoundValues & { readonly name: string } {
    const parts = path.map((part) => {
      if (typeof part === 'string') return part;
      const fallback: Prompt = [{ kind: 'text', text: part.fallback ?? part.variable }];
      return this.#variable(part.variable, fallback, inside);
    });
    const name = parts.join('');
    const found = this.#wildcards.valuesOf(name, (steps) => {
      this.#spend(steps);
    });
    if (found.values.length === 0) this.#tellMissing(name);
    const hasVariables = path.some((part) => typeof part !== 'string');
    return { ...found, name: hasVariables ? `__${name}__` : source };
  }

  #withVariables({ variables }: Wildcard, inside: Surroundings): Surroundings {
    return variables.length === 0 ? inside : { ...inside, variables: new Map([...inside.variables, ...variables]) };
  }

  #parse(text: string): Prompt {
    const known = this.#parsed.get(text);
    if (known) return known;
    this.#spend(1 + text.length / 10);
    const prompt = parsePrompt(text);
    this.#parsed.set(text, prompt);
    return prompt;
  }

  #joined(texts: readonly string[], separator: string): string {
    const length = texts.reduce((sum, text) => sum + text.length, separator.length * texts.length);
    this.#spend(texts.length + length / 100);
    if (length > MAX_TEXT) {
      throw new BadInputError(`The text would be longer than ${String(MAX_TEXT)} characters.`, {
        hint: 'A wildcard or a variable in it holds others many times over.',
      });
    }
    return texts.join(separator);
  }

  /** Gives what is spent. */
  #spend(steps: number): number {
    this.#steps += steps;
    if (this.#steps > MAX_STEPS || this.#stepsBefore + this.#steps > MAX_STEPS_IN_ALL) {
      throw new BadInputError('The text asks for more draws than can be made.', {
        hint: 'A wildcard or a variable in it holds others many times over. Take fewer of them.',
      });
    }
    return steps;
  }
}
