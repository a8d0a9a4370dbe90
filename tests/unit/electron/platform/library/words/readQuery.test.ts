import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuery, type Term } from '../../../../../../electron/platform/library/words/readQuery.ts';
import { occurs, withAll, withAny } from '../../../../../../electron/platform/library/words/matching.ts';
import { indexed, wordsOf } from '../../../../../../electron/platform/library/words/wordsOf.ts';

const TEXTS = [
  'A red fox, in the snow',
  'the fox-red owl',
  'Příliš žluťoučký kůň',
  '一只红色的狐狸在雪地里',
  'きつねのガラス細工',
  'a fox 🦊 and 👩🏽‍🎨',
  'red, and a fox',
  'ｆｕｌｌ　ｗｉｄｔｈ 𝐛𝐨𝐥𝐝',
  "don't say NOT or AND",
  '여우는 눈 속에',
];

function openTexts() {
  const db = new Database(':memory:');
  db.exec("CREATE VIRTUAL TABLE texts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'ascii')");
  const insert = db.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
  TEXTS.forEach((text, at) => insert.run(at, indexed(text)));
  const match = db.prepare<[string], number>('SELECT rowid FROM texts WHERE texts MATCH ?').pluck();
  return (typed: string): number[] => {
    const terms = readQuery(typed);
    const [must, mustNot] = [withAll(terms.must), withAny(terms.mustNot)];
    const all = must === undefined ? TEXTS.map((_, at) => at) : match.all(must);
    const not = new Set(mustNot === undefined ? [] : match.all(mustNot));
    const found = all.filter((at) => !not.has(at));
    // The names of labels are looked through by hand.
    const byHand = TEXTS.flatMap((text, at) => {
      const words = wordsOf(text);
      const holds = (term: Term) => occurs(term, words);
      return terms.must.every(holds) && !terms.mustNot.some(holds) ? [at] : [];
    });
    expect(byHand).toEqual(found);
    return found;
  };
}

describe('a query', () => {
  const find = openTexts();

  it.each([
    ['fox', [0, 1, 5, 6]],
    ['fox snow', [0]],
    ['FOX', [0, 1, 5, 6]],
    ['fo', []],
    ['fo*', [0, 1, 5, 6]],
    ['"red fox"', [0]],
    ['"fox red"', [1]],
    ['fox -owl', [0, 5, 6]],
    ['-fox -狐', [2, 4, 7, 8, 9]],
    ['fox -"a fox"', [0, 1]],
    ['-s* fox', [1, 5, 6]],
    ['zlutoucky', [2]],
    ['žluťoučký', [2]],
    ['狐狸', [3]],
    ['雪地', [3]],
    ['狐地', []],
    ['ガラス', [4]],
    ['カラス', []],
    ['🦊', [5]],
    ['👩🎨', [5]],
    ['full', [7]],
    ['bold', [7]],
    ["don't", [8]],
    ['NOT', [8]],
    ['AND OR', [8]],
    ['여우', [9]],
    ['red,fox', [0]],
    ['"fox', [0, 1, 5, 6]],
    ['prompt:fox', []],
    ['(fox)', [0, 1, 5, 6]],
    ['fox^2', []],
  ])('%s finds', (typed, found) => {
    expect(find(typed)).toEqual(found);
  });

  it('of signs alone asks for nothing', () => {
    for (const typed of ['', '  ', '-', '"', '""', '*', '-*', '!!!', '( ) { }', '\u0000'])
      expect(readQuery(typed)).toEqual({ must: [], mustNot: [] });
  });

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (typed) => {
        find(typed);
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '-', '*', 'a', ' ', '狐', 'NEAR(', ':', '^', '+'), maxLength: 300 }),
        (typed) => {
          find(typed);
        },
      ),
    );
    find('a '.repeat(500));
    find('-a '.repeat(333));
  });
});
