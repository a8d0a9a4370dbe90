import type { JsonValue } from '#shared/graph/Field';
import { looksLikeKey } from '#shared/graph/keyShapes';
import { formEntries, type FormEntry } from '#shared/workflow/form/formEntries';
import { faultOf } from '#shared/workflow/form/narrowField';
import { inputsOf, takeInputs } from '#shared/workflow/form/inputsOf';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import type { Workflow } from '#shared/workflow/Workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Documents } from '../graph/documents.ts';
import { showsForm } from '../view/showsForm.ts';
import type { ViewStore } from '../view/viewStore.ts';

/** The inputs of an earlier run, looked at in the form of a graph. */
export interface HeldInputs {
  readonly documentId: string;
  readonly runId: string;
  /** When it was asked for, ms since the epoch. */
  readonly at: number;
  /** As it ran. */
  readonly graph: Workflow;
}

/**
 * What a form shows that is not in its graph. The inputs of an earlier run are *held over* the graph: the form shows them in place of the
 * graph’s own, and nothing else knows of them. So looking at a run changes nothing, costs nothing, and is over without a trace (`letGo`).
 * Only once a person edits a field, or runs, are they taken into the graph, in one step of undo with that edit (`write`, `settle`).
 */
export interface FormState {
  readonly held: HeldInputs | null;
  /** The field that a run was refused for, as `FormEntry.key` names it; a new object each time. */
  readonly refused: { readonly key: string } | null;

  readonly hold: (held: HeldInputs) => void;
  /** Back to what the graph itself holds. */
  readonly letGo: () => void;
  /** Writes a field of the form on screen into the graph, with what is held. `undefined` takes it back to its default. */
  readonly write: (entry: FormEntry, value: JsonValue | undefined, name?: string) => void;
  /** Changes the graph on screen, with what is held taken in first: one step of undo. */
  readonly change: (change: (workflow: Workflow) => Workflow) => void;
  /** Before a run of the graph on screen: takes in what is held. Gives whether the form lets it run; why not is told. */
  readonly settle: () => boolean;
  /** Follows which graph is on screen. Gives its own end. */
  readonly attach: () => () => void;
}

export type FormStore = StoreApi<FormState>;

export interface FormStoreOptions {
  readonly documents: Documents;
  readonly view: ViewStore;
  readonly paletteOf: PaletteOf;
}

export function createFormStore({ documents, view, paletteOf }: FormStoreOptions): FormStore {
  return createStore<FormState>()((set, get) => {
    const onScreen = () => documents.active().store.getState();
    /** The graph on screen, with what is held for it taken in. */
    const taken = (): Workflow => {
      const { documentId, whole: workflow } = onScreen();
      const { held } = get();
      if (held?.documentId !== documentId) return workflow;
      return takeInputs(workflow, held.graph, formEntries(workflow, paletteOf(workflow)));
    };
    const letGo = () => {
      if (get().held) set({ held: null });
    };
    return {
      held: null,
      refused: null,

      hold(held) {
        set({ held });
      },
      letGo,
      write({ shown, found }, value, name = shown.field) {
        const field = found?.definition.fields[name];
        if (!field) return;
        if (field.kind === 'key-name' && typeof value === 'string' && looksLikeKey(value)) {
          view.getState().reportError({
            code: 'bad-key-name',
            message: 'That is a key, not the name of one. It was not put into the graph.',
            hint: 'Put the key under Settings → Keys, into the environment or a .env file, and its name here.',
          });
          return;
        }
        const from = taken();
        letGo();
        onScreen().setFieldAt(shown.node, name, value === field.default ? undefined : value, from);
      },
      change(change) {
        const changed = change(taken());
        letGo();
        onScreen().changeWhole(changed);
      },
      settle() {
        if (!showsForm(view.getState())) return true;
        const from = taken();
        const broken = formEntries(from, paletteOf(from)).flatMap(({ key, found }) => {
          const words = found && !found.wiredFrom ? faultOf(found.field, found.value) : undefined;
          return words === undefined ? [] : [{ key, words }];
        });
        const [first] = broken;
        if (first) {
          set({ refused: { key: first.key } });
          view.getState().notify(`Not run. ${first.words}`, 'Mend it in the form, then run again.', { topic: 'form' });
          return false;
        }
        letGo();
        onScreen().changeWhole(from);
        return true;
      },
      attach() {
        const follow = () => {
          view.getState().setDocument(documents.getState().activeId);
        };
        follow();
        const ends = [
          documents.subscribe(({ activeId }, before) => {
            if (activeId === before.activeId) return;
            letGo();
            follow();
          }),
          view.subscribe((now, before) => {
            if (showsForm(before) && !showsForm(now)) letGo();
          }),
        ];
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}

/** What the form shows in a field: what is held for it, else what the graph holds; and whether that differs. */
export function shownInputs(held: HeldInputs | null, documentId: string, entries: readonly FormEntry[]) {
  return held?.documentId === documentId ? inputsOf(held.graph, entries) : undefined;
}
