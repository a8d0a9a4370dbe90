import { definitionOf } from '#shared/graph/definitionOf';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import { askedModels, providerOf, sweepBefore, tryBeside } from '#shared/models/tryBeside';
import { SWEEP } from '#shared/nodes/sweep/Axis';
import { withRoom } from './insertOnWire.ts';
import { freeSpot } from '../place/freeSpot.ts';
import { makeNode } from '../place/makeNode.ts';
import { boxOf, takenBoxes } from '../place/takenBoxes.ts';
import type { Studio } from '../../stores/studio.ts';
import type { ChosenModel } from '../../stores/view/DialogTable.ts';

/** Has a node ask further models the same, side by side: one step of undo. The sweep that does it is selected. */
export function putBeside(studio: Studio, caller: string, others: readonly ChosenModel[]): void {
  const { workflow, change, newId } = studio.workflow.getState();
  const palette = studio.paletteOf(workflow);
  const wire = edgesInto(workflow, caller).find(({ to }) => to.socket === 'provider');
  if (!wire) return;
  const there = sweepBefore(workflow, caller);
  const id = newId();
  const node = makeNode(studio, { id, type: SWEEP, position: { x: 0, y: 0 } });
  const size = boxOf(studio, node);
  const { graph, wish } = there ? { graph: workflow, wish: size } : withRoom(studio, workflow, wire, size);
  const fresh = { ...node, position: freeSpot(wish, size, takenBoxes(studio, graph)) };
  const tried = tryBeside(graph, palette, caller, others, fresh);
  if (tried === graph) {
    studio.view.getState().notify('These models are asked already.');
    return;
  }
  change(tried, [there?.id ?? id]);
}

/** Asks which models a node is to ask besides, and has it ask them. */
export async function askBeside(studio: Studio, caller: string): Promise<void> {
  const { workflow } = studio.workflow.getState();
  const palette = studio.paletteOf(workflow);
  const [present] = askedModels(workflow, palette, caller);
  if (!present) return;
  const node = providerOf(workflow, palette, caller);
  const { provider, model } = present;
  const answer = await studio.questions.ask('model', {
    provider,
    value: model,
    caller,
    wantsOthers: true,
    ...(node !== undefined && { node }),
  });
  if (answer && 'beside' in answer) putBeside(studio, caller, answer.beside);
}

/** The one node among these that can ask further models. */
export function besideAmong(studio: Studio, ids: ReadonlySet<string>): string | undefined {
  const { workflow } = studio.workflow.getState();
  const palette = studio.paletteOf(workflow);
  const [id, ...more] = ids;
  if (id === undefined || more.length > 0) return undefined;
  const isCaller = definitionOf(palette, nodeById(workflow, id))?.calls !== undefined;
  return isCaller && askedModels(workflow, palette, id).length > 0 ? id : undefined;
}
