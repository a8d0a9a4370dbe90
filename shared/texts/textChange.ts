/** Where two texts differ: what stood `at` was taken out, and this put in its place. In UTF-16 code units. */
export interface TextChange {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/** The one stretch that was changed, as short as it can be; of several such the last. */
export function textChange(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  let end = 0;
  while (end < shorter - at && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++;
  return { at, removed: before.length - at - end, added: after.length - at - end };
}
