import { useMemo } from 'react';
import { usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import type { SweepAt } from './axisKinds.ts';

/** A sweep with all that tells what it can vary. */
export function useSweepAt(node: string): SweepAt {
  const { catalogue } = useStudio();
  const palette = usePalette();
  const workflow = useWorkflow((state) => state.workflow);
  return useMemo(() => ({ node, catalogue, palette, workflow }), [node, catalogue, palette, workflow]);
}
