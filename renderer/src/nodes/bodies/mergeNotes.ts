/** What many calls say of themselves, each thing once: those that differ by their numbers alone are one, with how many there are. */
export function mergeNotes(notes: readonly string[]): readonly string[] {
  const alike = Map.groupBy(new Set(notes), (note) => note.replaceAll(/\d+/gu, '#'));
  return [...alike.values()].flatMap(([first = '', ...others]) =>
    others.length === 0 ? first : `${first} And ${String(others.length)} more like it.`,
  );
}
