/**
 * As much of a text as there is room for, with an ellipsis where it is cut; empty where not even a letter fits.
 * @param widthOf how wide a text is when drawn, in the unit of `room`
 */
export function fitLabel(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  const letters = Array.from(text);
  let [fits, cut] = [0, letters.length];
  while (cut - fits > 1) {
    const middle = (fits + cut) >> 1;
    if (widthOf(shortened(letters, middle)) <= room) fits = middle;
    else cut = middle;
  }
  return fits === 0 ? '' : shortened(letters, fits);
}

function shortened(letters: readonly string[], count: number): string {
  return `${letters.slice(0, count).join('').trimEnd()}…`;
}
