import { describe, expect, it } from 'vitest';
import { readAxes } from '#shared/nodes/sweep/readAxes';

const faultOf = (given: unknown) => {
  const read = readAxes(given);
  return read.ok ? undefined : read.fault.reason;
};

describe('axes as they stand in a file', () => {
  it('are read with their values, or without where these are wired', () => {
    const axes = [
      { of: 'prompt' },
      { of: 'provider', values: ['google:gemini-3-pro-image', 'openrouter:a/b:free'] },
      { of: 'temperature', values: [0, 0.5] },
      { of: 'seed', values: [0, 7] },
    ];
    expect(readAxes(axes)).toEqual({ ok: true, axes });
    expect(readAxes([{ of: 'prompt', values: null, more: 1 }])).toEqual({ ok: true, axes: [{ of: 'prompt' }] });
  });

  it.each([
    [{}, 'must be a list'],
    ['[]', 'must be a list'],
    [['prompt'], 'hold in place of axis 1 what is none'],
    [[{ of: 3 }], 'have no name for axis 1'],
    [[{ of: '__proto__' }], 'have no name for axis 1'],
    [[{ of: 'prompt' }, { of: 'prompt' }], 'have “prompt” twice'],
    [[{ of: 'ratio', values: [] }], 'have no value for “ratio”'],
    [[{ of: 'ratio', values: 'wide' }], 'have no list of values for “ratio”'],
    [[{ of: 'ratio', values: ['wide'] }], 'have “wide” for “ratio”, which must be a ratio such as 16:9, or auto'],
    [[{ of: 'resolution', values: ['big'] }], 'which must be a resolution such as 1K, 2K or 4K'],
    [[{ of: 'ratio', values: ['1:1', '2:1', '1:1'] }], 'have “1:1” twice for “ratio”'],
    [[{ of: 'provider', values: ['google:a', ' google: a'] }], 'have “google:a” twice for “provider”'],
    [[{ of: 'seed', values: [1.5] }], 'have “1.5” for “seed”'],
    [[{ of: 'seed', values: [-1] }], 'have “-1” for “seed”'],
    [[{ of: 'prompt', values: [' '] }], 'have “ ” for “prompt”, which must be a text'],
    [[{ of: 'provider', values: ['gemini'] }], 'which must be PROVIDER:MODEL'],
    [[{ of: 'config', values: ['mine'] }], 'have values for “config”'],
    [[{ of: 'references', values: ['a.png'] }], 'have values for “references”'],
    [[{ of: 'quality', values: [{}] }], 'which must be a text, a number or true or false'],
    [Array.from({ length: 9 }, (_, at) => ({ of: `s${String(at)}` })), 'are 9; 8 is the most'],
  ])('are refused in words: %j', (given, reason) => {
    expect(faultOf(given)).toContain(reason);
  });

  it('make no more cells than can be looked at, and are counted without building one', () => {
    const axis = (of: string, length: number) => ({ of, values: Array.from({ length }, (_, at) => at) });
    expect(faultOf([axis('seed', 100), axis('strength', 100)])).toBeUndefined();
    expect(faultOf([axis('seed', 101), axis('strength', 100)])).toBe('make 10,100 cells; 10,000 is the most');
    const many = ['seed', 'a', 'b', 'c', 'd', 'e', 'f', 'g'].map((of) => axis(of, 9_999));
    expect(faultOf(many)).toContain('10,000 is the most');
  });

  it('are refused where one holds a key, which no word repeats', () => {
    const key = ['sk-or-v1', 'a1'.repeat(20)].join('-');
    for (const of of ['prompt', 'seed', 'provider']) {
      expect(faultOf([{ of, values: [key] }])).toBe(`hold what looks like a key for “${of}”`);
    }
  });
});
