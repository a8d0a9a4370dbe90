import { modeRule } from '#shared/graph/modeRule';
import { usePalette, useWorkflow } from '../stores/hooks.ts';

/** What it does to the graph that nodes are bypassed or muted; empty where none is. */
export function useModeRule(ids: Iterable<string>): string {
  const palette = usePalette();
  return useWorkflow(({ workflow }) => modeRule(workflow, new Set(ids), palette));
}

/** The same as words, for where they are drawn only while they are asked for. */
export function ModeRule({ id }: { readonly id: string }) {
  return useModeRule([id]);
}
