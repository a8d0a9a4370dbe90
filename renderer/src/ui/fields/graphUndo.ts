/** Given to a field that is part of a graph: its undo and redo are those of the graph, so that there is one history. */
export const GRAPH_UNDO = { 'data-undo': 'graph' } as const;

/** Whether undo in what has the focus is undo of the graph. */
export function hasGraphUndo(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['undo'] === GRAPH_UNDO['data-undo'];
}
