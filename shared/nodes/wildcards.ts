import { BadInputError } from '../errors/inputErrors.ts';
import { broadcast } from '../graph/rows/broadcast.ts';
import { choiceField } from '../graph/fields/choiceField.ts';
import { integerField } from '../graph/fields/integerField.ts';
import { textField } from '../graph/fields/textField.ts';
import type { TextFault } from '../graph/Field.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';
import { partOfRow } from '../graph/rows/Row.ts';
import { controlField, longSeedField } from './seedControl.ts';
import { parsePrompt } from './wildcards/parsePrompt.ts';
import { PromptDrawer } from './wildcards/PromptDrawer.ts';
import { seedsIn } from './wildcards/seedsIn.ts';
import { wildcardIndexOf } from './wildcards/WildcardIndex.ts';

const MAX_COUNT = 1000;
/** Texts of one run: far more than anybody has pictures made of. */
const MAX_TEXTS = 20_000;
const SEEDS = 2n ** 64n;

const countField = integerField('Draws', {
  min: 1,
  max: MAX_COUNT,
  default: 1,
  help: 'How many texts to draw from each, with the seeds seed, seed + 1, …',
});

export const wildcards = defineNode({
  type: 'wildcards',
  title: 'Wildcards',
  help: 'Draws from {alternatives|in a text} and from __wildcards__, files with one value a line.',
  keywords: ['dynamic prompts', 'random text', 'alternatives', 'variation', 'variations', 'impact wildcard'],
  category: 'text',
  inputs: { text: input('text', 'Text', { required: true }), seed: input('integer', 'Seed') },
  outputs: { text: output('text', 'Text') },
  fields: {
    text: textField('Text', {
      multiline: true,
      placeholder: 'a {red|grey} __animal__',
      help: '{a|b} one of them, {2$$a|b|c} two, {3::a|b} by weight, __name__ a wildcard, # a comment.',
      faultOf,
    }),
    seed: longSeedField({ control: 'control', anewAtZero: { spread: 'next' } }),
    control: controlField,
    count: countField,
    spread: choiceField(
      'Several texts',
      [
        { value: 'same', label: 'the same seed' },
        { value: 'next', label: 'each the next seed' },
      ],
      { default: 'same', help: 'Whether texts of a list draw alike, or each for itself. With seed 0 each does.' },
    ),
  },
  seedsTaken: ({ count }) => (typeof count === 'number' && countField.check(count).ok ? count : 1),
  run: async ({ text, seed }, { seed: own, count, spread }, context) => {
    const hasWildcards = text.some((each) => each.includes('__'));
    const index = wildcardIndexOf(hasWildcards ? await context.wildcards() : []);
    const missing = new Set<string>();
    const drawer = new PromptDrawer(index, (name) => missing.add(name));
    const [stead = 0n] = seedsIn([own]);
    const lines = broadcast({ text, seed: seedsIn(seed), row: context.lines }).filter(
      (line) => line.text !== undefined,
    );
    if (lines.length * count > MAX_TEXTS) {
      throw new BadInputError(`${String(lines.length * count)} texts are too many for one run.`, {
        hint: `Draw at most ${String(MAX_TEXTS)}.`,
      });
    }
    const draws = lines.flatMap((line, place) =>
      Array.from({ length: count }, (_, at) => {
        const turn = spread === 'next' ? place * count + at : at;
        // A 0 that is wired in leaves it to the seed that was drawn for this run.
        const first = line.seed === undefined || line.seed === 0n ? stead : line.seed;
        const text = line.text ?? '';
        return { text, seed: (first + BigInt(turn)) % SEEDS, turn, row: partOfRow(line.row, at, count) };
      }),
    );
    const asked = draws.map((draw) => `${String(draw.seed)} ${String(draw.turn)} ${draw.text}`);
    const make = (place: number): string => {
      const draw = draws[place];
      return draw ? drawer.draw(draw.text, draw.seed, draw.turn) : '';
    };
    // What stands in the text alone is drawn the same at any time; files may change.
    const drawn = hasWildcards ? context.once(asked, make) : asked.map((_, place) => make(place));
    for (const name of missing) context.note(`There is no wildcard __${name}__: it stays as it is written.`);
    if (count > 1 && draws.some(({ row }) => row))
      context.giveRows(
        'text',
        draws.map(({ row }) => row),
      );
    return { text: drawn };
  },
});

/** Told while it is written, and before anything is sent. */
function faultOf(text: string): TextFault | undefined {
  try {
    parsePrompt(text);
    return undefined;
  } catch (caught) {
    if (!(caught instanceof BadInputError)) throw caught;
    return {
      reason: `cannot be read. ${caught.message.replace(/\.$/, '')}`,
      ...(caught.hint && { hint: caught.hint }),
    };
  }
}
