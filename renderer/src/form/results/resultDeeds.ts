import type { ImageRef } from '#shared/graph/generation';
import { drawSeed } from '#shared/nodes/seedControl';
import { nodeAt, setFieldAt } from '#shared/graph/groups/fieldsAt';
import { definitionOf } from '#shared/graph/definitionOf';
import { formEntries, type FormEntry } from '#shared/workflow/form/formEntries';
import { takeInputs } from '#shared/workflow/form/inputsOf';
import { isSeed } from '#shared/workflow/form/isSeed';
import { withNewSeeds } from '#shared/workflow/form/withNewSeeds';
import { nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';
import { askToExport } from '../../gallery/share/exportPictures.ts';
import { undoAction } from '../../nodes/pictures/undoAction.ts';
import { withSeed } from '../../nodes/pictures/use/withSeed.ts';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import type { Studio } from '../../stores/studio.ts';
import { addToField } from '../fill/intoFormField.ts';
import type { ShownRun } from './ShownRun.ts';

const TOPIC = 'form';

/** Marks a picture as one to keep, or takes that back; as picking does. */
export function toggleKept({ view }: Studio, { id }: ImageRef): void {
  const { pickMarks, setPickMark } = view.getState();
  setPickMark(id, pickMarks.get(id) === 'kept' ? undefined : 'kept');
}

/** Puts a result into a field of pictures of the form, and says so. */
export function putInField(studio: Studio, { id }: ImageRef, entry: FormEntry): void {
  const { store } = studio.documents.active();
  const said = addToField(studio, store, [{ id }], entry.key);
  studio.view.getState().notify(said, undefined, { topic: TOPIC, action: undoAction(studio, store) });
}

/** Runs once more with the inputs of a run, but with other seeds. They are taken into the graph, as one step of undo. */
export async function sameAgain(studio: Studio, { graph }: ShownRun): Promise<void> {
  const { form, paletteOf, preflight } = studio;
  form.getState().change((workflow) => {
    const palette = paletteOf(workflow);
    const taken = graph ? takeInputs(workflow, graph, formEntries(workflow, palette)) : workflow;
    return withNewSeeds(taken, palette, () => drawSeed(Math.random()));
  });
  await preflight.getState().launch();
}

/** Gives the node that made a result its seed, fixed: the next run starts with it. As one step of undo. */
export function sameSeed(studio: Studio, { seed, place }: ShownSlot): void {
  const { form, view, documents, paletteOf } = studio;
  if (!place) return;
  const { whole: workflow } = documents.active().store.getState();
  const changed = seeded(workflow);
  if (!changed) {
    view.getState().notify('The node that made it is gone, or has no seed.', undefined, { topic: TOPIC });
    return;
  }
  form.getState().change((now) => seeded(now) ?? now);
  const { store } = documents.active();
  view.getState().notify(`Seed ${String(seed)} is set, and stays.`, undefined, {
    topic: TOPIC,
    action: undoAction(studio, store),
  });

  function seeded(graph: Workflow): Workflow | undefined {
    const node = place && nodeAt(graph, place.node)?.node;
    const field = definitionOf(paletteOf(graph), node)?.fields['seed'];
    if (!place || !field || !isSeed(field)) return undefined;
    if (nodeById(graph, place.node)) return withSeed(graph, place.node, seed);
    return setFieldAt(setFieldAt(graph, place.node, 'seed', seed), place.node, field.control, 'fixed');
  }
}

export function exportResults(studio: Studio, { slots }: ShownRun): void {
  const ids = [...new Set(slots.flatMap(({ image }) => (image ? [image.id] : [])))];
  askToExport(studio, [{ ids }], ids.length);
}
