import { GraphProblemsError } from '#shared/errors/inputErrors';
import { definitionOf } from '#shared/graph/definitionOf';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { withoutReroutes } from '#shared/graph/withoutReroutes';
import type { AnyNodeDefinition, Palette } from '#shared/graph/NodeDefinition';
import type { RunSettings } from '#shared/runs/RunSettings';
import type { Workflow } from '#shared/workflow/Workflow';
import { preflight, type PreflightPorts } from './preflight.ts';

/** What keeps a run from beginning: to fail on the way would cost what was paid before. */
const KEEPS_BACK: readonly string[] = ['missing-picture', 'too-many-pictures', 'unequal-lists', 'bad-axes'];

/** Looks at what a run would send, where it sends pictures or makes rows. @throws GraphProblemsError where pictures are missing or too many, or lists do not line up or go with axes */
export async function refusePictures(workflow: Workflow, settings: RunSettings, ports: PreflightPorts): Promise<void> {
  const palette = ports.paletteOf(workflow);
  const flat = withoutGroups(workflow);
  const makesRows = flat.nodes.some(({ type }) => palette.get(type)?.columns);
  if (!makesRows && !sendsPictures(withoutReroutes(flat), palette)) return;
  const { problems } = await preflight(workflow, settings, ports);
  const found = problems.filter(({ code }) => KEEPS_BACK.includes(code));
  if (found.length > 0) throw new GraphProblemsError(found);
}

/** Whether a node names pictures, or one that asks a provider is handed some. */
function sendsPictures({ nodes, edges }: Workflow, palette: Palette): boolean {
  const asking = new Map<string, AnyNodeDefinition>();
  for (const node of nodes) {
    const definition = definitionOf(palette, node);
    if (!definition) continue;
    if (Object.values(definition.fields).some(({ kind }) => kind === 'pictures')) return true;
    if (Object.values(definition.inputs).some(({ type }) => type === 'provider')) asking.set(node.id, definition);
  }
  return edges.some(({ to }) => {
    const inputs = asking.get(to.node)?.inputs ?? {};
    return Object.hasOwn(inputs, to.socket) && inputs[to.socket]?.type === 'images';
  });
}
