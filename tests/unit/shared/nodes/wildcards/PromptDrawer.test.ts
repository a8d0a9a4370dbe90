import { describe, expect, it } from 'vitest';
import type { WildcardList } from '#shared/graph/WildcardList';
import { PromptDrawer } from '#shared/nodes/wildcards/PromptDrawer';
import { WildcardIndex } from '#shared/nodes/wildcards/WildcardIndex';

const drawPrompt = (text: string, seed: bigint, wildcards: WildcardIndex, turn = 0): string =>
  new PromptDrawer(wildcards).draw(text, seed, turn);

const list = (name: string, ...texts: readonly string[]): WildcardList => ({
  name,
  values: texts.map((text) => ({ text, weight: 1 })),
});
const ANIMALS = new WildcardIndex([list('animal', 'bear', 'fox', 'wolf', 'fox')]);
const NONE = new WildcardIndex([]);
const many = (text: string, lists: readonly WildcardList[], count = 200): ReadonlySet<string> => {
  const index = new WildcardIndex(lists);
  return new Set(Array.from({ length: count }, (_, at) => drawPrompt(text, BigInt(at + 1), index)));
};

/** Of the original nodes: what these texts gave with these seeds. */
const VECTORS: readonly (readonly [string, string, string, string, string])[] = [
  ['a {red|grey|white} fox', 'a grey fox', 'a red fox', 'a red fox', 'a red fox'],
  ['{0.5::red|5::grey|white} fox', 'grey fox', 'red fox', 'grey fox', 'grey fox'],
  ['{2$$red|grey|white}', 'grey,white', 'red,grey', 'red,white', 'red,white'],
  ['{2$$ and $$red|grey|white}', 'grey and white', 'red and grey', 'red and white', 'red and white'],
  ['{1-3$$, $$a|b|c|d}', 'c', 'a, d, b', 'b, c', 'a'],
  ['a __animal__ in snow', 'a bear in snow', 'a wolf in snow', 'a fox in snow', 'a bear in snow'],
  ['{2$$__animal__}', 'fox,wolf', 'bear,fox', 'bear,wolf', 'bear,wolf'],
  ['${c={red|blue}} ${c} and ${c}', ' blue and red', ' red and red', ' red and red', ' red and red'],
  ['${c=!{red|blue}} ${c} and ${c}', ' blue and blue', ' red and red', ' red and red', ' red and red'],
  ['{a|{b|c}} {d|}', 'b ', 'a d', 'a d', 'a d'],
  ['a {a|b} /* gone */ c', 'a b c', 'a a c', 'a a c', 'a a c'],
  ['__missing__ fox', '__missing__ fox', '__missing__ fox', '__missing__ fox', '__missing__ fox'],
  ['fox # a comment\nnext line', 'fox  \nnext line', 'fox  \nnext line', 'fox  \nnext line', 'fox  \nnext line'],
  [
    'see https://example.org/x',
    'see https://example.org/x',
    'see https://example.org/x',
    'see https://example.org/x',
    'see https://example.org/x',
  ],
];

describe('PromptDrawer', () => {
  it.each(VECTORS)('draws %j as the original', (text, one, fortyTwo, beyondDoubles, largest) => {
    expect(drawPrompt(text, 1n, ANIMALS)).toBe(one);
    expect(drawPrompt(text, 42n, ANIMALS)).toBe(fortyTwo);
    expect(drawPrompt(text, 9007199254740993n, ANIMALS)).toBe(beyondDoubles);
    expect(drawPrompt(text, 18446744073709551615n, ANIMALS)).toBe(largest);
  });

  it('refuses a brace that is not closed, and names its place', () => {
    expect(() => drawPrompt('{a|b', 1n, NONE)).toThrow('The { at line 1, column 1 is not closed.');
    expect(() => drawPrompt('a fox\nin {red|{grey} snow', 1n, NONE)).toThrow(
      'The { at line 2, column 4 is not closed.',
    );
    expect(() => drawPrompt('${c={red|blue}', 1n, NONE)).toThrow('line 1, column 2');
    expect(() => drawPrompt('{a|b # }', 1n, NONE)).toThrow('column 1');
  });

  it('leaves plain signs alone', () => {
    for (const text of [
      '50% off',
      '$5 and $$',
      'a } b',
      'a | b',
      '(fox:1.2) [x] <lora:x:1>',
      'a_b',
      '___',
      '/*',
      'a/b',
      '',
    ])
      expect(drawPrompt(text, 1n, NONE)).toBe(text);
  });

  it('takes comments out', () => {
    expect(drawPrompt('# first\nfox', 1n, NONE)).toBe('\nfox');
    expect(drawPrompt('a fox /* red */ runs', 1n, NONE)).toBe('a fox runs');
    expect(drawPrompt('fox # one\n# two\nruns', 1n, NONE)).toBe('fox  \n \nruns');
    expect(drawPrompt('{fox # } |\n}', 1n, NONE)).toBe('fox  \n');
  });

  it('takes the blanks before an alternative away, and leaves those behind it', () => {
    expect(many('{ a | b }!', [])).toEqual(new Set(['a !', 'b !']));
  });

  it('takes as many as are asked for, none twice', () => {
    expect(many('{0-1$$a|b}', [])).toEqual(new Set(['', 'a', 'b']));
    expect(many('{-2$$a|b|c}', []).size).toBe(3 + 6);
    expect(many('{3-$$a|b|c|d}', [], 1000).size).toBe(24 + 24);
    expect(many('{9$$a|b}', [])).toEqual(new Set(['a,b', 'b,a']));
    expect(many('{3-2$$a|b|c}', []).size).toBe(12);
    expect(many('{2$$|$$a|b}', [])).toEqual(new Set(['a|b', 'b|a']));
  });

  it('goes by weights, those of files too', () => {
    expect(many('{0::a|b}', [])).toEqual(new Set(['b']));
    const index = new WildcardIndex([
      {
        name: 'x',
        values: [
          { text: 'rare', weight: 0.001 },
          { text: 'moose', weight: 3 },
        ],
      },
    ]);
    const drawn = Array.from({ length: 100 }, (_, at) => drawPrompt('__x__', BigInt(at + 1), index));
    expect(drawn.filter((text) => text === 'moose').length).toBeGreaterThan(97);
    expect(() => drawPrompt('{0::a|0::b}', 1n, NONE)).toThrow('weight above 0');
  });

  it('finds wildcards by folder, by glob, and in any folder below', () => {
    const lists = [list('artists/old/dutch', 'a'), list('artists/new', 'b'), list('colour', 'c'), list('colours', 'd')];
    expect(many('__artists/new__', lists)).toEqual(new Set(['b']));
    expect(many('__artists\\new__', lists)).toEqual(new Set(['b']));
    expect(many('__artists/**__', lists)).toEqual(new Set(['a', 'b']));
    expect(many('__col*__', lists)).toEqual(new Set(['c', 'd']));
    expect(many('__colou[a-r]?__', lists)).toEqual(new Set(['d']));
    expect(many('__dutch__', lists)).toEqual(new Set(['a']));
    expect(many('__../colour__ __/colour__', lists)).toEqual(new Set(['__../colour__ __/colour__']));
  });

  it('draws what stands in a value', () => {
    expect(many('__outer__', [list('outer', 'a __inner__', '{b|c}'), list('inner', 'x')])).toEqual(
      new Set(['a x', 'b', 'c']),
    );
  });

  it('sets variables, with a default, once, anew, and for a wildcard', () => {
    const lists = [list('summer', 'sun'), list('dress', 'a ${colour:plain} dress')];
    expect(many('${s:winter} ${s=summer}', [])).toEqual(new Set(['summer ']));
    expect(many('${s:winter}', [])).toEqual(new Set(['winter']));
    expect(many('${s=a}${s?=b}${s}${t?=c}${t}', [])).toEqual(new Set(['ac']));
    expect(many('${ s = summer }__${s}__', [list('summer ', 'sun')])).toEqual(new Set(['sun']));
    expect(many('__${s:summer}__ __${s}__', lists)).toEqual(new Set(['sun __s__']));
    expect(many('__dress__', lists)).toEqual(new Set(['a plain dress']));
    expect(many('__dress(colour={red|red})__', lists)).toEqual(new Set(['a red dress']));
    expect(() => drawPrompt('${x}', 1n, NONE)).toThrow('There is no variable “x”.');
    expect(() => drawPrompt('${x={${x}|a}} ${x}${x}${x}${x}${x}${x}', 1n, NONE)).toThrow('holds itself');
  });

  it('wraps', () => {
    expect(drawPrompt('%{photo of ...$$fox}', 1n, NONE)).toBe('photo of fox');
    expect(drawPrompt('%{a … b$$ {fox|fox}}', 1n, NONE)).toBe('a fox b');
    expect(drawPrompt('%{photo of $$fox}', 1n, NONE)).toBe('photo of fox');
  });

  it('knows the samplers: random, in turn, and every one, which here is random', () => {
    expect(many('{~a|b}', [])).toEqual(new Set(['a', 'b']));
    expect(many('{!a|b}', [])).toEqual(new Set(['a', 'b']));
    expect(many('{@a|b} __@animal__', [list('animal', 'fox', 'bear')])).toEqual(new Set(['a bear']));
    expect(many('{@2$$b|a|c}', [])).toEqual(new Set(['b,a']));
    expect(many('{@{a|b}|c}', [])).toEqual(new Set(['a']));
    expect(many('{@{~a|b}|c}', [])).toEqual(new Set(['a', 'b']));
    expect(many('__@missing__', [])).toEqual(new Set(['__@missing__']));
  });

  it('gives the next in turn on each turn', () => {
    const turns = (text: string, count: number): readonly string[] =>
      Array.from({ length: count }, (_, turn) => drawPrompt(text, 1n, ANIMALS, turn));
    expect(turns('{@a|b|c}', 4)).toEqual(['a', 'b', 'c', 'a']);
    expect(turns('{@1-2$$a|b}', 5)).toEqual(['a', 'b', 'a,b', 'b,a', 'a']);
    expect(turns('{@a|{b|c}}', 5)).toEqual(['a', 'b', 'a', 'c', 'a']);
    expect(turns('__@animal__', 4)).toEqual(['bear', 'fox', 'wolf', 'bear']);
  });

  it('ends wildcards that hold themselves', () => {
    expect(() => drawPrompt('__a__', 1n, new WildcardIndex([list('a', '__b__'), list('b', 'x __a__')]))).toThrow(
      'lead into each other',
    );
    expect(() => drawPrompt('__a__', 1n, new WildcardIndex([list('a', '__a__ __a__')]))).toThrow(
      'lead into each other',
    );
  });

  it('ends what would grow without end', () => {
    const doubling = Array.from(
      { length: 60 },
      (_, at) => `\${v${String(at + 1)}=\${v${String(at)}}\${v${String(at)}}}`,
    );
    expect(() => drawPrompt(`\${v0=a}${doubling.join('')}\${v60}`, 1n, NONE)).toThrow(/longer than|more draws/);
    expect(() => drawPrompt(`\${v0=}${doubling.join('')}\${v60}`, 1n, NONE)).toThrow('more draws');
    const big = { name: 'big', values: Array.from({ length: 50_000 }, (_, at) => ({ text: String(at), weight: 1 })) };
    expect(() => drawPrompt('{50000$$__big__}', 1n, new WildcardIndex([big]))).toThrow('more draws');
    const heavy = {
      name: 'heavy',
      values: [
        { text: 'a', weight: 1e12 },
        { text: 'b', weight: 1 },
      ],
    };
    expect(() => drawPrompt('{1$$__heavy__}', 1n, new WildcardIndex([heavy]))).toThrow('more draws');
    expect(() => drawPrompt('{'.repeat(300) + '}'.repeat(300), 1n, NONE)).toThrow('levels deep');
  });

  it('ends many texts that each ask for much', () => {
    const drawer = new PromptDrawer(NONE);
    const costly = `{${'a|'.repeat(40_000)}a}`;
    expect(() => {
      for (let seed = 1n; seed < 10_000n; seed += 1n) drawer.draw(costly, seed);
    }).toThrow('more draws');
  });

  it('ends what asks for more values than can be sorted, before they are', () => {
    const values = Array.from({ length: 150_000 }, () => ({ text: 'fox', weight: 1 }));
    const wildcards = new WildcardIndex([{ name: 'aaaa', values }], 1);
    expect(drawPrompt('__*__ __a*__ __aa*__', 1n, wildcards)).toBe('fox fox fox');
    expect(() => drawPrompt('__*__ __a*__ __aa*__ __aaa*__', 1n, wildcards)).toThrow('more draws');
  });

  it('keeps what was sorted last, so far', () => {
    const index = new WildcardIndex([list('a', 'x', 'y'), list('b', 'x'), list('c', 'x')], 5);
    const cost = (name: string) => {
      const spent: number[] = [];
      index.valuesOf(name, (steps) => spent.push(steps));
      return spent;
    };
    expect([cost('a'), cost('b'), cost('a'), cost('c')]).toEqual([[1, 2], [1, 1], [1], [1, 1]]);
    expect([cost('a'), cost('b')]).toEqual([[1], [1, 1]]);
  });

  it('sorts as Python does, signs beyond 16 bits last', () => {
    const { values } = new WildcardIndex([list('a', '\u{1F98A}', '\uFF5E', 'fox', '\uD7FF')]).valuesOf('a');
    expect(values.map(({ text }) => text)).toEqual(['fox', '\uD7FF', '\uFF5E', '\u{1F98A}']);
  });

  it('tells of wildcards that there are not', () => {
    const missing: string[] = [];
    expect(new PromptDrawer(ANIMALS, (name) => missing.push(name)).draw('__animal__ __a/b__', 1n)).toBe('bear __a/b__');
    expect(missing).toEqual(['a/b']);
  });

  it('draws one of a hundred thousand values', () => {
    const values = Array.from({ length: 100_000 }, (_, at) => ({ text: `value ${String(at)}`, weight: 1 }));
    expect(drawPrompt('{3$$__big__}', 7n, new WildcardIndex([{ name: 'big', values }])).split(',')).toHaveLength(3);
  });
});
