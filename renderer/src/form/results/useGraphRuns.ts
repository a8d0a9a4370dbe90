import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useDocuments, useStudio } from '../../stores/hooks.ts';
import { createGraphRuns, type GraphRunsState } from '../../stores/records/graphRuns.ts';

/** Ids a graph had that are asked for at most. */
const MOST_IDS = 100;

/** The runs of the graph on screen: those that were started from it, and, where it lies in a file, those of a graph of its name. */
export function useGraphRuns(): GraphRunsState {
  const { client, news } = useStudio();
  const documents = useDocuments(
    useShallow(({ tabs, activeId }) => {
      const tab = tabs.find(({ id }) => id === activeId);
      return [activeId, ...(tab?.formerIds ?? [])].slice(0, MOST_IDS);
    }),
  );
  const name = useDocuments(({ tabs, activeId }) => {
    const tab = tabs.find(({ id }) => id === activeId);
    return tab?.file && tab.name.trim() !== '' ? tab.name : undefined;
  });
  const store = useMemo(
    () => createGraphRuns({ client, news, of: { documents, ...(name !== undefined && { name }) } }),
    [client, news, documents, name],
  );
  useEffect(() => store.getState().attach(), [store]);
  return useStore(store);
}
