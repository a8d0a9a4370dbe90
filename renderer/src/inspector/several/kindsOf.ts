/** What there is, the most first: `2 Gemini settings, 1 Generate images`. */
export function kindsOf(titles: readonly string[]): string {
  const counts = [...Map.groupBy(titles, (title) => title)].map(([title, all]) => [title, all.length] as const);
  return counts
    .toSorted(([, one], [, other]) => other - one)
    .map(([title, count]) => `${String(count)} ${title}`)
    .join(', ');
}
