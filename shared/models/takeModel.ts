import { definitionOf } from '../graph/definitionOf.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { withoutReroutes } from '../graph/withoutReroutes.ts';
import { setField } from '../workflow/edits.ts';
import { edgesFrom, edgesInto, nodeById } from '../workflow/lookups.ts';
import { swapNode } from '../workflow/swapNode.ts';
import type { Workflow } from '../workflow/Workflow.ts';

export interface TakenModel {
  /** Of the node that chooses its provider. */
  readonly type: string;
  readonly model: string;
  readonly family: string;
}

/** The graph with another model at a provider's node, of another provider too; settings that go with it alone become those of its family. */
export function takeModel(
  workflow: Workflow,
  node: string,
  { type, model, family }: TakenModel,
  palette: Palette,
): Workflow {
  const isUsual = palette.get(type)?.fields['model']?.default === model;
  const taken = setField(swapNode(workflow, node, type, palette), node, 'model', isUsual ? undefined : model);
  return settingsBeside(workflow, node, palette)
    .filter((settings) => settings.family !== family && palette.has(settingsType(family)))
    .reduce((graph, { id }) => swapNode(graph, id, settingsType(family), palette), taken);
}

/** As the node of a family's settings is called in files. */
function settingsType(family: string): string {
  return `${family}-config`;
}

/** The settings of those who ask this provider, without those that others share: what hands them on says them for each model by itself. */
function settingsBeside(workflow: Workflow, provider: string, palette: Palette) {
  const graph = withoutReroutes(workflow);
  const asking = edgesFrom(graph, provider).map(({ to }) => to.node);
  const callers = new Set(asking.filter((id) => !definitionOf(palette, nodeById(graph, id))?.handsOn));
  const wired = [...callers].flatMap((id) => edgesInto(graph, id).map(({ from }) => from.node));
  return [...new Set(wired)].flatMap((id) => {
    const definition = definitionOf(palette, nodeById(graph, id));
    if (!definition?.batch || !definition.family) return [];
    const isOurs = edgesFrom(graph, id).every(({ to }) => callers.has(to.node));
    return isOurs ? [{ id, family: definition.family({}) }] : [];
  });
}
