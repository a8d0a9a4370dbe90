import type { Label } from '#shared/api/contract';

/** What tags and boards are called, and the part of a filter that finds them. */
export const LABEL_WORDS = {
  tag: { one: 'tag', many: 'Tags', facet: 'tags', add: 'Add', find: 'Find a tag, or name a new one' },
  board: {
    one: 'board',
    many: 'Boards',
    facet: 'boards',
    add: 'Add to a board',
    find: 'Find a board, or name a new one',
  },
} as const satisfies Readonly<Record<Label['kind'], object>>;

/** Whether two names are one label: in any case of letters. */
export function isSameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

function nameKey(name: string): string {
  return name.trim().normalize('NFC').toLocaleLowerCase();
}
