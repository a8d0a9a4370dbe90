/** Shortest word in which a slip of the hand is looked past, letters; below that another word is meant. */
const SHORTEST = 4;
/** From here on two are. */
const LONG = 8;
/** How well a word counts that is spelled so. */
const ONE_SLIP = 0.8;
const TWO_SLIPS = 0.65;
/** How much less, where the word is only a small part of the text. */
const REST = 0.05;

/** How well what was typed is a word of a text, or the beginning of one, but for a slip: a letter more, fewer, other, or two changed about. 0: not at all. */
export function typoMatch(typed: string, text: string): number {
  const sought = typed.toLowerCase();
  if (sought.length < SHORTEST) return 0;
  const most = sought.length >= LONG ? 2 : 1;
  const slips = Math.min(
    ...text
      .toLowerCase()
      .split(/\W+/)
      .map((word) => slipsTo(sought, word, most)),
  );
  if (slips > most) return 0;
  // Of two texts that hold the word the one is meant that says little else.
  return (slips === 2 ? TWO_SLIPS : ONE_SLIP) - REST * (1 - Math.min(1, sought.length / text.length));
}

/** Slips between what was typed and the nearest beginning of a word; more than `most` are not counted. */
function slipsTo(typed: string, word: string, most: number): number {
  if (word.length < typed.length - most || word[0] !== typed[0]) return Infinity;
  const start = word.slice(0, typed.length + most);
  let before: number[] = [];
  let last = Array.from({ length: start.length + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row++) {
    const now = [row];
    for (let column = 1; column <= start.length; column++) {
      const isSame = typed[row - 1] === start[column - 1];
      const isSwapped = typed[row - 1] === start[column - 2] && typed[row - 2] === start[column - 1];
      now.push(
        Math.min(
          at(last, column) + 1,
          at(now, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(before, column - 2) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = now;
  }
  return Math.min(...last);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
