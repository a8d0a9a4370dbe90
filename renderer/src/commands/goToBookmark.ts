import type { Palette } from '#shared/graph/NodeDefinition';
import { nameAt } from '#shared/workflow/groups/nameAt';
import { nearestPlace, placeAt } from '#shared/workflow/groups/placeAt';
import type { Bookmark, Workflow } from '#shared/workflow/Workflow';
import { whenDrawn } from '../stores/graph/showNode.ts';
import type { Studio } from '../stores/studio.ts';

/** Looks at a bookmark, in whichever group it is. Where that is gone, what is left of the way there is opened, and it is said. */
export function goToBookmark({ workflow, view }: Pick<Studio, 'workflow' | 'view'>, bookmark: Bookmark): void {
  const { whole, path, goTo } = workflow.getState();
  const { showSection, showForm, notify } = view.getState();
  const wanted = bookmark.place ?? '';
  const place = nearestPlace(whole, wanted);
  const hadCanvas = view.getState().canvas !== null;
  showForm(false);
  showSection('graph');
  if (place !== path) goTo(place);
  if (place !== wanted) {
    notify(`The group that “${bookmark.name}” is in is not there any more.`, 'What is nearest to it is open instead.');
    return;
  }
  const show = () => view.getState().canvas?.goTo(bookmark);
  if (place === path && hadCanvas) show();
  else whenDrawn(show);
}

/** Where a bookmark is, by what the groups around it are called; `undefined`: in the graph itself. */
export function placeWords(whole: Workflow, palette: Palette, { place }: Bookmark): string | undefined {
  if (place === undefined) return undefined;
  const name = typeof placeAt(whole, place) === 'string' ? undefined : nameAt(whole, palette, place);
  return name === undefined ? 'Its group is gone' : `In ${name}`;
}
