/** What promoting a cell will do. */
export function promotedWords(labels: readonly string[]): string {
  return `Sets ${listed(labels)} on the nodes they came from. The sweep stays as it is.`;
}

/** `Prompt, Model and Ratio` */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
