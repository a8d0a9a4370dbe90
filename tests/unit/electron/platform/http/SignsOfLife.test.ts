import { expect, it } from 'vitest';
import { SignsOfLife } from '../../../../../electron/platform/http/SignsOfLife.ts';

/** Which of the pieces, one after the other, are nothing else. */
function signsIn(...pieces: readonly string[]): readonly boolean[] {
  const signs = new SignsOfLife();
  return pieces.map((piece) => signs.areAll(Buffer.from(piece)));
}

it('takes blanks and comments for signs of life, wherever they are cut', () => {
  expect(signsIn('  \r\n', ': PROC', 'ESSING\n', '\n:', ' still\n\n')).toEqual(Array(5).fill(true));
});

it('takes everything else for an answer, wherever it is cut', () => {
  expect(signsIn('{', ':1}', 'data: x', ': y', '\n')).toEqual([false, false, false, false, true]);
  expect(signsIn(': a\ndata: 1\n: b', ' goes on\n', 'data: 2\n')).toEqual([false, true, false]);
});
