import { readChosenSet } from '#shared/nodes/chosenSet';
import { useDocuments } from '../../stores/hooks.ts';

/** The names of the graphs that are open and use a set. */
export function useGraphsWith(id: string): readonly string[] {
  const tabs = useDocuments((state) => state.tabs);
  return tabs.flatMap(({ store }) => {
    const { name, nodes, groups = [] } = store.getState().whole;
    const all = [...nodes, ...groups.flatMap((group) => group.nodes)];
    return all.some(({ fields }) => readChosenSet(fields?.['set'] ?? null)?.id === id) ? [name] : [];
  });
}
