import { useMemo } from 'react';
import { useStore } from 'zustand';
import { providerFor } from '../../nodes/needs/providerFor.ts';
import { usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import type { FixContext } from './Fix.ts';

/** What the fixes of the graph on screen look at. */
export function useFixContext(): FixContext {
  const studio = useStudio();
  const { catalogue } = studio;
  const workflow = useWorkflow((state) => state.workflow);
  const palette = usePalette();
  const provider = useStore(studio.keys, () => providerFor(studio));
  return useMemo(() => ({ workflow, palette, catalogue, provider }), [workflow, palette, catalogue, provider]);
}
