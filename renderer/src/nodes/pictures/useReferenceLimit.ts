import { withoutReroutes } from '#shared/graph/withoutReroutes';
import { useMemo } from 'react';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { Palette } from '#shared/graph/NodeDefinition';
import { edgesFrom, edgesInto, nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';
import { usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';

/** The most pictures that can go with a prompt, and which model says so. */
export interface ReferenceLimit {
  readonly most: number;
  readonly model: string;
}

/** The least that the models take which the pictures of a node go to; `null`: they go to none, or it is not known. */
export function useReferenceLimit(node: string): ReferenceLimit | null {
  const { catalogue } = useStudio();
  const palette = usePalette();
  const nodes = useWorkflow(({ workflow }) => workflow.nodes);
  const edges = useWorkflow(({ workflow }) => workflow.edges);
  return useMemo(
    () => referenceLimit({ name: '', nodes, edges }, node, { palette, catalogue }),
    [nodes, edges, node, palette, catalogue],
  );
}

export function referenceLimit(
  workflow: Workflow,
  node: string,
  { palette, catalogue }: { readonly palette: Palette; readonly catalogue: Catalogue },
): ReferenceLimit | null {
  const graph = withoutReroutes(workflow);
  const limits = consumersOf(graph, node, palette).flatMap((id) =>
    edgesInto(graph, id).flatMap(({ from }): ReferenceLimit[] => {
      const source = nodeById(graph, from.node);
      const definition = palette.get(source?.type ?? '');
      if (!definition?.provider) return [];
      const chosen = source?.fields?.['model'] ?? definition.fields['model']?.default;
      if (typeof chosen !== 'string') return [];
      const model = catalogue.find(definition.provider.id)?.model(chosen);
      return model ? [{ most: model.maxReferences, model: model.title }] : [];
    }),
  );
  return limits.reduce<ReferenceLimit | null>((least, each) => (least && least.most <= each.most ? least : each), null);
}

/** The nodes that generate with the pictures of one, through those that only pass them on. */
function consumersOf(graph: Workflow, start: string, palette: Palette): readonly string[] {
  const seen = new Set([start]);
  const waiting = [start];
  const found: string[] = [];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const { to, from } of edgesFrom(graph, id)) {
      const definition = palette.get(nodeById(graph, to.node)?.type ?? '');
      const type = palette.get(nodeById(graph, from.node)?.type ?? '')?.outputs[from.socket]?.type;
      if (type !== 'images' || seen.has(to.node)) continue;
      seen.add(to.node);
      if (definition?.category === 'generate') found.push(to.node);
      // What a node has in the library it gives in place of what comes in.
      else if (!definition?.pin) waiting.push(to.node);
    }
  }
  return found;
}
