import type { Tile } from '#shared/api/contract';

/** Of a prompt, so much is told with each tile. */
const MOST_WORDS = 80;

/** What a tile is called for who cannot see it. `count`: how many lie in its stack; 1: it is none. */
export function tileWords(tile: Tile | undefined, count: number): string {
  if (!tile) return 'A picture';
  const { words, rating, isFavourite, isDamaged, isMissing, trashedAt } = tile;
  return [
    count > 1 && `${String(count)} pictures of a batch`,
    words === '' ? 'A picture without words' : shortened(words),
    rating > 0 && (rating === 1 ? '1 star' : `${String(rating)} stars`),
    isFavourite && 'favourite',
    isDamaged && 'damaged',
    isMissing && 'its file is missing',
    trashedAt !== undefined && 'in the trash',
  ]
    .filter((part) => part !== false && part !== undefined)
    .join(', ');
}

function shortened(words: string): string {
  return words.length <= MOST_WORDS ? words : `${words.slice(0, MOST_WORDS).trimEnd()}…`;
}
