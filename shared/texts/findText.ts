/** Places looked for in one text at most. */
export const MOST_FOUND = 10_000;

/** Where a text stands in another, from the left and never one in the other. Without `matchesCase` letters of both cases are the same, in every language alike. */
export function findText(text: string, sought: string, matchesCase: boolean): readonly number[] {
  if (sought === '') return [];
  const within = matchesCase ? text : folded(text);
  const wanted = matchesCase ? sought : folded(sought);
  const places: number[] = [];
  for (let at = within.indexOf(wanted); at !== -1 && places.length < MOST_FOUND;) {
    places.push(at);
    at = within.indexOf(wanted, at + wanted.length);
  }
  return places;
}

/** The text with another put at each of these places, which are in order and do not overlap. */
export function replaceAt(text: string, places: readonly number[], length: number, by: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const at of places) {
    parts.push(text.slice(end, at), by);
    end = at + length;
  }
  return parts.join('') + text.slice(end);
}

/** Letter for letter, so that places stay where they are: `İ` would become two, and a Σ that ends a word another letter. */
function folded(text: string): string {
  if (/^[\p{ASCII}]*$/u.test(text)) return text.toLowerCase();
  return Array.from(text, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length !== letter.length ? letter : lower === 'ς' ? 'σ' : lower;
  }).join('');
}
