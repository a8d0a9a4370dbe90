import { PythonRandom } from './PythonRandom.ts';

/**
 * The words of a text in an order of chance. Line breaks part words as blanks do, tabs do not; commas are taken out, so that what stands on
 * both sides of one without a blank becomes one word.
 * @param seed 0 or more
 */
export function shuffleWords(text: string, seed: bigint): string {
  const words = text
    .replaceAll(/[\r\n]/g, ' ')
    .replaceAll(',', '')
    .split(' ')
    .filter((word) => word !== '');
  return new PythonRandom(seed).shuffled(words).join(' ');
}
