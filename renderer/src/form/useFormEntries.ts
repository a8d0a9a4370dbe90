import { useMemo } from 'react';
import type { JsonValue } from '#shared/graph/Field';
import { formEntries, type FormEntry } from '#shared/workflow/form/formEntries';
import { faultOf } from '#shared/workflow/form/narrowField';
import { shownInputs } from '../stores/forms/formStore.ts';
import { useForm, usePalette, useWorkflow } from '../stores/hooks.ts';

/** A field of the form on screen, as it is filled in. */
export interface ShownEntry extends FormEntry {
  /** What is held for it, else what the graph holds. */
  readonly value: JsonValue | undefined;
  /** What is held for it is another than the graph’s own. */
  readonly differs: boolean;
  /** Inputs of an earlier run are shown, and it had no such field: the graph’s own stays. */
  readonly isUnknownThen: boolean;
  /** Why the value does not pass, as a sentence. */
  readonly fault: string | undefined;
}

/** The fields of the form of the graph on screen, with what stands in them. */
export function useFormEntries(): readonly ShownEntry[] {
  const palette = usePalette();
  const workflow = useWorkflow((state) => state.whole);
  const documentId = useWorkflow((state) => state.documentId);
  const held = useForm((state) => state.held);
  return useMemo(() => {
    const entries = formEntries(workflow, palette);
    const inputs = shownInputs(held, documentId, entries);
    return entries.map((entry): ShownEntry => {
      const { found, key } = entry;
      const input = inputs?.get(key);
      const value = input ? input.value : found?.value;
      const isUnknownThen = inputs !== undefined && !input && found !== undefined && !found.wiredFrom;
      const fault = found && !found.wiredFrom ? faultOf(found.field, value) : undefined;
      return { ...entry, value, differs: input?.differs ?? false, isUnknownThen, fault };
    });
  }, [workflow, palette, held, documentId]);
}
