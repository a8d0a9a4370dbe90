import { socketKey } from '#shared/graph/Graph';
import { modelAskOf, NOTHING_ASKED } from '#shared/models/ModelAsk';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useModelLists, usePalette, usePreview, useStudio, useWorkflow } from '../stores/hooks.ts';
import type { ModelQuestion } from '../stores/view/DialogTable.ts';
import { modelRows, type ModelOffer } from './modelRows.ts';

/** What is asked of a model, and every model that may be chosen for it. */
export function useModelOffer({ provider, node, caller }: ModelQuestion) {
  const { catalogue, keys } = useStudio();
  const palette = usePalette();
  const lists = useModelLists();
  const workflow = useWorkflow((state) => state.workflow);
  const counts = usePreview((state) => state.countsBySocket);
  const ask = useMemo(
    () =>
      node === undefined ? NOTHING_ASKED : modelAskOf(workflow, palette, node, (from) => counts.get(socketKey(from))),
    [workflow, palette, node, counts],
  );
  const providers = useMemo(
    () => catalogue.providers.filter(({ id }) => (node ?? caller) !== undefined || id === provider),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the lists are laid over the catalogue, which gives others then and stays the same
    [catalogue, lists, node, caller, provider],
  );
  const entries = useStore(keys, (state) => state.entries);
  const offer = useMemo((): ModelOffer => {
    const keyed = (entries ?? []).flatMap(({ provider: of, source }) => (source === null || of === null ? [] : of));
    return { ask, today: today(), keyed: new Set(keyed) };
  }, [ask, entries]);
  const rows = useMemo(() => modelRows(providers, offer), [providers, offer]);
  return { offer, providers, rows };
}

/** ISO date. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
