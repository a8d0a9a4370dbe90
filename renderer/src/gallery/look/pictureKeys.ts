/** What a key means wherever a picture is looked at: in a node, the gallery, the lightbox, in picking and comparing, and in the strips. */

/** What can be done to a picture by a key. */
export type PictureAct = keyof typeof PICTURE_KEYS;

/** A key that was pressed. */
export type PicturePress =
  { readonly act: 'rate'; readonly rating: number } | { readonly act: Exclude<PictureAct, 'rate'> };

/** Once for all places, in the order they are listed. `keys`: as a keyboard event names them, in lower case; `shown`: as a person reads them. */
export const PICTURE_KEYS = {
  preview: { title: 'Preview', keys: [' '], shown: 'Space' },
  open: { title: 'Open large', keys: ['enter'], shown: 'Enter' },
  rate: { title: 'Rate; the same again takes it back', keys: ['1', '2', '3', '4', '5'], shown: '1–5' },
  clear: { title: 'No rating', keys: ['0'], shown: '0' },
  favourite: { title: 'Favourite', keys: ['f'], shown: 'F' },
  tags: { title: 'Tags…', keys: ['t'], shown: 'T' },
  compare: { title: 'Compare', keys: ['c'], shown: 'C' },
  pick: { title: 'Pick from its batch', keys: ['p'], shown: 'P' },
  trash: { title: 'Move to the trash', keys: ['delete', 'backspace'], shown: 'Del' },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly keys: readonly string[]; readonly shown: string }>
>;

/** These are done once a press, however long the key is held. */
export const DONE_ONCE: ReadonlySet<PictureAct> = new Set([
  'rate',
  'clear',
  'trash',
  'favourite',
  'preview',
  'open',
  'tags',
  'compare',
  'pick',
]);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key that was pressed on a picture means; `undefined`: nothing. */
export function picturePress({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): PicturePress | undefined {
  if (ctrlKey || metaKey || altKey || shiftKey) return undefined;
  const name = key.toLowerCase();
  const act = (Object.keys(PICTURE_KEYS) as PictureAct[]).find((each) =>
    (PICTURE_KEYS[each].keys as readonly string[]).includes(name),
  );
  if (act === undefined) return undefined;
  return act === 'rate' ? { act, rating: Number(name) } : { act };
}
