import { describe, expect, it } from 'vitest';
import { shuffleWords } from '#shared/nodes/wildcards/shuffleWords';

const TEXT = 'red fox, snowy forest, soft light\nwide shot, 35mm, film grain';

describe('shuffleWords', () => {
  it.each([
    [0n, '35mm film fox snowy light forest shot soft red grain wide'],
    [1n, 'wide 35mm grain shot light forest red soft fox film snowy'],
    [2n, 'shot grain forest soft snowy 35mm wide light film fox red'],
    [42n, 'shot forest snowy 35mm light wide film soft red fox grain'],
    [123456789n, 'red fox film soft forest light snowy wide 35mm shot grain'],
    [2147483648n, 'forest shot fox soft film red grain snowy 35mm wide light'],
    [4294967295n, 'red shot fox light snowy wide soft 35mm forest film grain'],
    [4294967296n, 'grain film 35mm forest snowy soft shot red wide light fox'],
    [9007199254740993n, 'snowy red film 35mm wide shot forest fox grain soft light'],
    [18446744073709551615n, 'fox 35mm wide snowy grain soft shot film light forest red'],
  ])('gives the order of seed %s', (seed, shuffled) => {
    expect(shuffleWords(TEXT, seed)).toBe(shuffled);
  });

  it('takes commas out, parts at blanks and line breaks, and keeps tabs', () => {
    expect(shuffleWords('a,b c\td  e\r\nf', 7n)).toBe('f c\td ab e');
  });

  it('gives nothing for nothing', () => {
    expect(shuffleWords('', 1n)).toBe('');
    expect(shuffleWords(' ,\n', 1n)).toBe('');
  });
});
