import { readChosenSet } from '#shared/nodes/chosenSet';
import { useDocuments } from '../../stores/hooks.ts';

/** The names of the graphs that are open and use a set. */
export function useGraphsWith(id: string): readonly string[] {
  const tabs = useDocuments((state) => state.tabs);
  return tabs.flatMap(({ store }) => {
    const { name, nodes } = store.getState().workflow;
    return nodes.some(({ fields }) => readChosenSet(fields?.['set'] ?? null)?.id === id) ? [name] : [];
  });
}
