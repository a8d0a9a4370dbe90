/** What can be done to the pictures of a reference set: each gives another list, and the same where there is nothing to do. */
import type { SetContent } from './setsStore.ts';

/** At the end, those that are not in it yet. */
export function withPictures(content: SetContent, ids: readonly string[]): SetContent {
  const known = new Set(content.map(({ id }) => id));
  const added = [...new Set(ids)].filter((id) => !known.has(id));
  return added.length === 0 ? content : [...content, ...added.map((id) => ({ id, note: '' }))];
}

export function withoutPicture(content: SetContent, id: string): SetContent {
  return content.filter((picture) => picture.id !== id);
}

export function withNote(content: SetContent, id: string, note: string): SetContent {
  return content.map((picture) => (picture.id === id ? { ...picture, note } : picture));
}

/** Puts a picture at a place, from 0; the others make room. */
export function withMoved(content: SetContent, id: string, place: number): SetContent {
  const moved = content.find((picture) => picture.id === id);
  if (!moved) return content;
  const others = withoutPicture(content, id);
  const at = Math.min(Math.max(place, 0), others.length);
  return [...others.slice(0, at), moved, ...others.slice(at)];
}
