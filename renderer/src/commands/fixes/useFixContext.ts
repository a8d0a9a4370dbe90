import { useMemo } from 'react';
import { useStore } from 'zustand';
import { providerFor } from '../../nodes/needs/providerFor.ts';
import { usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import type { WholeContext } from './fixTable.ts';

/** What the fixes of the graph on screen look at. */
export function useFixContext(): WholeContext {
  const studio = useStudio();
  const { catalogue } = studio;
  const whole = useWorkflow((state) => state.whole);
  const palette = usePalette();
  const provider = useStore(studio.keys, () => providerFor(studio));
  return useMemo(() => ({ whole, palette, catalogue, provider }), [whole, palette, catalogue, provider]);
}
