import type { OpenFuzzArea } from './FuzzArea.ts';

/** Loaded one by one: each runs in a process of its own. */
export const areas = {
  graphs: async () => (await import('./graphs.ts')).openGraphs,
  replies: async () => (await import('./replies.ts')).openReplies,
  pictures: async () => (await import('./pictures.ts')).openPictures,
  door: async () => (await import('./door.ts')).openDoor,
  texts: async () => (await import('./texts.ts')).openTexts,
} as const satisfies Record<string, () => Promise<OpenFuzzArea>>;

export type AreaName = keyof typeof areas;

export function isAreaName(text: string): text is AreaName {
  return Object.hasOwn(areas, text);
}
