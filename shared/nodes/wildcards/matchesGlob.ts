/**
 * Whether a name is like a pattern, as Python's `fnmatch` has it: `*` stands for any signs, `?` for one, `[abc]`, `[a-c]` and `[!a]` for one of a
 * set. Goes back only to the last `*`, so it takes at most name times pattern.
 */
export function matchesGlob(name: string, pattern: string): boolean {
  const signs = signsOf(pattern);
  let at = 0;
  let sign = 0;
  let star: { readonly sign: number; at: number } | undefined;
  while (at < name.length) {
    const wanted = signs[sign];
    if (wanted === 'any') {
      star = { sign, at };
      sign += 1;
    } else if (wanted?.(name[at] ?? '')) {
      at += 1;
      sign += 1;
    } else if (star) {
      star.at += 1;
      at = star.at;
      sign = star.sign + 1;
    } else {
      return false;
    }
  }
  return signs.slice(sign).every((rest) => rest === 'any');
}

type Sign = 'any' | ((sign: string) => boolean);

function signsOf(pattern: string): readonly Sign[] {
  const signs: Sign[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at] ?? '';
    const end = sign === '[' ? pattern.indexOf(']', at + (pattern[at + 1] === '!' ? 3 : 2)) : -1;
    if (sign === '*') {
      if (signs.at(-1) !== 'any') signs.push('any');
    } else if (sign === '?') {
      signs.push(() => true);
    } else if (end >= 0) {
      signs.push(oneOf(pattern.slice(at + 1, end)));
      at = end;
    } else {
      signs.push((other) => other === sign);
    }
  }
  return signs;
}

function oneOf(set: string): (sign: string) => boolean {
  const isOthers = set.startsWith('!');
  const ranges: (readonly [string, string])[] = [];
  for (let at = isOthers ? 1 : 0; at < set.length; at += 1) {
    const first = set[at] ?? '';
    const isRange = set[at + 1] === '-' && at + 2 < set.length;
    ranges.push([first, isRange ? (set[at + 2] ?? '') : first]);
    if (isRange) at += 2;
  }
  return (sign) => ranges.some(([from, to]) => sign >= from && sign <= to) !== isOthers;
}
