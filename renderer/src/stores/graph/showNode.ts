import { placeIn } from '#shared/workflow/groups/placeAt';
import type { Studio } from '../studio.ts';

type Stage = Pick<Studio, 'workflow' | 'view'>;

/** Brings a node into view, wherever in the groups of the graph on screen it stands: its place is opened first. */
export function showNode({ workflow, view }: Stage, path: string, then?: () => void): void {
  const { whole, path: here, goTo } = workflow.getState();
  const place = placeIn(whole, path);
  const show = () => {
    view.getState().revealNode(path);
    then?.();
  };
  if (place === here) {
    show();
    return;
  }
  view.getState().showSection('graph');
  goTo(place, [path]);
  whenDrawn(show);
}

/** A place that was just opened has its canvas with the next frame, and where its nodes lie with the one after. */
export function whenDrawn(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then));
}
