/** Every change a person can make to the bookmarks of a graph. The same object comes back where nothing changes. */
import { MAX_BOOKMARK_NAME, MAX_BOOKMARKS, type Bookmark, type Workflow } from './Workflow.ts';

/** The last of them; a graph that has all it can have stays as it is. */
export function addBookmark(workflow: Workflow, bookmark: Bookmark): Workflow {
  const { bookmarks = [] } = workflow;
  if (bookmarks.length >= MAX_BOOKMARKS) return workflow;
  const name = named(bookmark.name) || placeName(bookmarks.length + 1);
  return { ...workflow, bookmarks: [...bookmarks, { ...bookmark, name }] };
}

/** @param at its place in the list, from 0 */
export function renameBookmark(workflow: Workflow, at: number, name: string): Workflow {
  const { bookmarks = [] } = workflow;
  const now = named(name);
  if (now === '' || !bookmarks[at] || bookmarks[at].name === now) return workflow;
  return { ...workflow, bookmarks: bookmarks.map((each, index) => (index === at ? { ...each, name: now } : each)) };
}

/** @param at its place in the list, from 0 */
export function removeBookmark(workflow: Workflow, at: number): Workflow {
  const { bookmarks = [], ...rest } = workflow;
  if (!bookmarks[at]) return workflow;
  const kept = bookmarks.filter((_each, index) => index !== at);
  return kept.length === 0 ? rest : { ...rest, bookmarks: kept };
}

/** What the program calls a place that has no name of its own: it tells nothing of the person. */
export function placeName(number: number): string {
  return `Place ${String(number)}`;
}

export function isPlaceName(name: string): boolean {
  return /^Place \d{1,9}$/.test(name);
}

function named(name: string): string {
  return name.trim().slice(0, MAX_BOOKMARK_NAME).toWellFormed();
}
