import type { NamedPicture } from '#shared/graph/Field';
import { formEntries, type FormEntry } from '#shared/workflow/form/formEntries';
import { countOf, type Intake } from '../../nodes/pictures/intoNode.ts';
import { picturesIn, withMore } from '../../nodes/pictures/namedPictures.ts';
import type { WorkflowStore } from '../../stores/graph/workflowStore.ts';
import { shownInputs } from '../../stores/forms/formStore.ts';
import type { Studio } from '../../stores/studio.ts';

/** What is done with pictures that come in where they are to go into a field of the form, named by its key. */
export function intakeOfField(studio: Studio, key: string): Intake {
  return {
    add: (graph, pictures) => ({ node: '', said: addToField(studio, graph, pictures, key) }),
    isPointedAt: true,
    isTold: true,
  };
}

/** Puts pictures into a field of a form, as many as it takes: those that are too many are left out, which is said. Gives what was done. */
export function addToField(
  studio: Studio,
  graph: WorkflowStore,
  pictures: readonly NamedPicture[],
  key: string,
): string {
  const { whole: workflow, documentId } = graph.getState();
  const entries = formEntries(workflow, studio.paletteOf(workflow));
  const entry = entries.find((each) => each.key === key);
  if (entry?.found?.own.kind !== 'pictures') return 'The field is gone. The pictures are in the library.';
  const held = shownInputs(studio.form.getState().held, documentId, entries)?.get(key);
  const before = picturesIn(held ? held.value : entry.found.value);
  const all = withMore(before, pictures);
  const most = mostIn(entry);
  const after = all.slice(0, Math.max(most, before.length));
  const added = after.length - before.length;
  const left = all.length - after.length;
  if (added > 0) {
    if (studio.documents.active().store === graph) studio.form.getState().write(entry, after);
    else graph.getState().setFieldAt(entry.shown.node, entry.shown.field, after);
  }
  const what = added === 0 && left === 0 ? 'Was there already.' : `${countOf(added)} added to ${entry.label}.`;
  if (left === 0) return what;
  return `${what} ${countOf(left)} left out: it takes ${String(most)} at most on this form.`;
}

/** How many pictures a field takes. */
export function mostIn({ shown }: FormEntry): number {
  return shown.limit ?? Infinity;
}
