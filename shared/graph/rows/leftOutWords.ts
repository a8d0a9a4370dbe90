/** `“fox” and 2 more are left out: nothing is written for them.` `undefined` where there is nothing to tell. `why` is told of one, and of several. */
export function leftOutWords(names: readonly string[], why: (them: 'it' | 'them') => string): string | undefined {
  const [first, ...others] = names;
  if (first === undefined) return undefined;
  const are = others.length === 0 ? 'is' : `and ${String(others.length)} more are`;
  return `“${first}” ${are} left out: ${why(others.length === 0 ? 'it' : 'them')}.`;
}
