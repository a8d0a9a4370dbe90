import { describe, expect, it } from 'vitest';
import { burstOf, type Burst } from '../../../../../renderer/src/stores/graph/typingBurst.ts';

/** The texts after each burst, from texts as they stand after each key. */
function bursts(texts: readonly string[]): string[] {
  let last: Burst | undefined;
  const ends: string[] = [];
  for (const [at, text] of texts.entries()) {
    const before = texts[at - 1];
    if (before === undefined) continue;
    const { burst, joins } = burstOf(before, text, last);
    if (joins) ends.pop();
    ends.push(text);
    last = burst;
  }
  return ends;
}

/** Each beginning of a text. */
function typed(text: string, before = ''): string[] {
  return Array.from({ length: text.length + 1 }, (_, at) => before + text.slice(0, at));
}

describe('burstOf', () => {
  it('takes what is typed on as one', () => {
    expect(bursts(typed('a cat in fog'))).toEqual(['a cat in fog']);
    expect(bursts(typed('aaaa'))).toEqual(['aaaa']);
    expect(bursts(['👩', '👩🚀', '👩🚀!'])).toEqual(['👩🚀!']);
  });

  it('takes what is deleted on as one, backwards and forwards', () => {
    expect(bursts(['fogg', 'fog', 'fo', 'f'])).toEqual(['f']);
    expect(bursts(['a cat', ' cat', 'cat', 'at'])).toEqual(['at']);
  });

  it('begins anew where one goes from typing to deleting and back', () => {
    expect(bursts([...typed('cats'), 'cat', 'ca', 'car', 'cart'])).toEqual(['cats', 'ca', 'cart']);
  });

  it('begins anew after a jump of the caret', () => {
    expect(bursts([...typed('fog'), 'a fog', 'in fog'].slice(0, 4).concat(['xfog', 'xyfog', 'xyfog!']))).toEqual([
      'fog',
      'xyfog',
      'xyfog!',
    ]);
  });

  it('takes what is pasted by itself, and what is typed after it', () => {
    expect(bursts([...typed('a '), 'a cat', 'a cat!', 'a cat!!'])).toEqual(['a ', 'a cat', 'a cat!!']);
  });

  it('begins anew with each line', () => {
    expect(bursts(typed('one\ntwo'))).toEqual(['one', 'one\ntwo']);
  });

  it('begins anew at a word once a burst is long', () => {
    const text = 'word '.repeat(60);
    const ends = bursts(typed(text));
    expect(ends.length).toBe(2);
    expect(ends[0]).toMatch(/word $/);
  });

  it('is not broken where like letters hide which of them was typed', () => {
    // The caret is after "hel": which l is new cannot be seen.
    expect(bursts(['hello', 'helllo', 'helxllo'].slice(0, 2).concat(['hellxlo', 'hellxylo']))).toEqual(['hellxylo']);
    expect(bursts(['foo bar', 'fo bar', 'f bar'])).toEqual(['f bar']);
  });

  it('takes what an input method writes anew as one', () => {
    expect(bursts(['', 'n', 'ni', 'ni h', '你好'])).toEqual(['你好']);
  });

  it('takes a selection that is typed over as one with what is typed', () => {
    expect(bursts(['a fox', 'b', 'bi', 'bir'])).toEqual(['bir']);
    expect(bursts(['a fox', 'a', 'an', 'ant'])).toEqual(['ant']);
  });
});
