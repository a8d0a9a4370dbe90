import { textChange } from '#shared/texts/textChange';

/** What is typed or deleted in one go; it is undone in one step. Places are those of the text as it is now. */
export interface Burst {
  /** What was put there at once, as by pasting, is a burst that nothing joins. */
  readonly kind: 'typing' | 'deleting' | 'putting';
  readonly from: number;
  /** Where the caret is. */
  readonly to: number;
  /** By how much the caret may be before that: which of two like letters was typed cannot be seen. */
  readonly slack: number;
}

/** Letters: one key may give two, as a character outside the basic plane does. */
const MOST_TYPED_AT_ONCE = 2;
const MOST_DELETED_AT_ONCE = 60;
/** A burst of more letters than this ends where a word begins. */
const LONG_BURST = 160;

/** The burst an edit belongs to, and whether it goes on with the one before: not after a jump of the caret, and not from typing to deleting. */
export function burstOf(
  before: string,
  after: string,
  last: Burst | undefined,
): { readonly burst: Burst; readonly joins: boolean } {
  const joined = last && joinedBurst(before, after, last);
  return joined ? { burst: joined, joins: true } : { burst: newBurst(before, after), joins: false };
}

function newBurst(before: string, after: string): Burst {
  const { at, removed, added } = textChange(before, after);
  // What is typed where a stretch was taken out takes its place. The letter it was begun with may be one of those.
  const isDeleting = added === 0 && removed <= MOST_TYPED_AT_ONCE;
  const kind = isDeleting ? 'deleting' : added <= MOST_TYPED_AT_ONCE ? 'typing' : 'putting';
  const longer = added > 0 ? after : before;
  let slack = 0;
  if (removed === 0 || added === 0)
    while (slack < at && longer[at - 1 - slack] === longer[at - 1 - slack + Math.max(added, removed)]) slack++;
  return { kind, from: at, to: at + added, slack };
}

function joinedBurst(before: string, after: string, last: Burst): Burst | undefined {
  if (last.kind === 'putting') return undefined;
  const grown = after.length - before.length;
  for (let to = last.to; to >= last.to - last.slack; to--) {
    const joined =
      last.kind === 'typing' ? typedOn(before, after, { ...last, to }) : deletedOn(before, after, to, grown);
    if (joined) return joined;
  }
  return undefined;
}

function typedOn(before: string, after: string, { from, to }: Burst): Burst | undefined {
  const rest = before.slice(to);
  if (!after.endsWith(rest)) return undefined;
  const { at, removed, added } = textChange(before.slice(0, to), after.slice(0, after.length - rest.length));
  const typed = { kind: 'typing', from, to: at + added, slack: 0 } as const;
  // An input method writes what it has written anew until it is what was meant.
  if (removed > 0) return added > 0 && at >= from ? typed : undefined;
  const text = after.slice(to, to + added);
  const isNewWord = to - from > LONG_BURST && /\s$/u.test(before.slice(to - 1, to)) && /^\S/u.test(text);
  const isTyped = at === to && added > 0 && added <= MOST_TYPED_AT_ONCE;
  return isTyped && !text.startsWith('\n') && !isNewWord ? typed : undefined;
}

function deletedOn(before: string, after: string, to: number, grown: number): Burst | undefined {
  const gone = -grown;
  if (gone <= 0 || gone > MOST_DELETED_AT_ONCE) return undefined;
  const isBack = after === before.slice(0, Math.max(0, to - gone)) + before.slice(to);
  if (isBack) return { kind: 'deleting', from: to - gone, to: to - gone, slack: 0 };
  const isForward = after === before.slice(0, to) + before.slice(to + gone);
  return isForward ? { kind: 'deleting', from: to, to, slack: 0 } : undefined;
}
