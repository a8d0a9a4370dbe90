import { describe, expect, it } from 'vitest';
import { formEntries } from '#shared/workflow/form/formEntries';
import { nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';
import { createFormStore } from '../../../../../renderer/src/stores/forms/formStore.ts';
import { createDocuments } from '../../../../../renderer/src/stores/graph/documents.ts';
import { createViewStore } from '../../../../../renderer/src/stores/view/viewStore.ts';
import { aGraph } from '../../../../support/builders.ts';
import { fakeStorage } from '../../../../support/fakeStorage.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const graph = (words: string, ratio: string): Workflow => ({
  ...aGraph('Foxes')
    .node('words', 'text', { value: words })
    .node('config', 'gemini-config', { aspectRatio: ratio })
    .build(),
  form: {
    fields: [
      { node: 'words', field: 'value', limit: 20 },
      { node: 'config', field: 'aspectRatio' },
    ],
  },
});

function aForm(workflow = graph('a fox', '4:3')) {
  const storage = fakeStorage();
  const view = createViewStore({ storage, session: storage, showTheme: () => undefined, isNarrow: false });
  const documents = createDocuments({ paletteOf });
  documents.add(workflow, null);
  const form = createFormStore({ documents, view, paletteOf });
  form.getState().attach();
  view.getState().showForm(true);
  const own = () => documents.active().store.getState();
  const hold = (other: Workflow) => {
    form.getState().hold({ documentId: own().documentId, runId: 'r', at: 1, graph: other });
  };
  const entry = (at: number) => {
    const found = formEntries(own().whole, paletteOf(own().whole))[at];
    if (!found) throw new Error('The form has no such field.');
    return found;
  };
  const values = () => [
    nodeById(own().whole, 'words')?.fields?.['value'],
    nodeById(own().whole, 'config')?.fields?.['aspectRatio'],
  ];
  return { form, view, documents, own, hold, entry, values, storage };
}

describe('inputs that are held', () => {
  it('leave the graph as it is, its undo too, and go without a trace', () => {
    const { form, own, hold } = aForm();
    const before = own().whole;
    hold(graph('an owl', '1:1'));
    expect(own().whole).toBe(before);
    form.getState().letGo();
    expect([own().whole === before, own().canUndo, own().isDirty]).toEqual([true, false, false]);
  });

  it('are taken in with the edit of a field, in one step; what is typed on is that step too', () => {
    const { form, own, hold, entry, values } = aForm();
    hold(graph('an owl', '1:1'));
    form.getState().write(entry(0), 'an owl,');
    form.getState().write(entry(0), 'an owl, a');
    expect(values()).toEqual(['an owl, a', '1:1']);
    expect(form.getState().held).toBeNull();
    own().undo();
    expect([values(), own().canUndo]).toEqual([['a fox', '4:3'], false]);
  });

  it('are taken in before a run, in one step, and only where the form is shown', () => {
    const { form, view, own, hold, values } = aForm();
    hold(graph('an owl', '1:1'));
    expect(form.getState().settle()).toBe(true);
    expect(values()).toEqual(['an owl', '1:1']);
    own().undo();
    expect(values()).toEqual(['a fox', '4:3']);
    hold(graph('an owl', '1:1'));
    view.getState().showForm(false);
    expect(form.getState().held).toBeNull();
    expect([form.getState().settle(), values()]).toEqual([true, ['a fox', '4:3']]);
  });

  it('go with the graph they are of', () => {
    const { form, documents, hold } = aForm();
    hold(graph('an owl', '1:1'));
    documents.add(graph('a hare', '1:1'), null);
    expect(form.getState().held).toBeNull();
  });
});

describe('a run of a form', () => {
  it('is refused where a limit of the form is broken, with words and the field, and nothing is taken in', () => {
    const { form, view, hold, own } = aForm();
    const before = own().whole;
    hold(graph('an owl in far more than twenty letters', '1:1'));
    expect(form.getState().settle()).toBe(false);
    expect(form.getState().refused?.key).toBe(JSON.stringify(['words', 'value']));
    expect(view.getState().notice?.message).toBe('Not run. Text is longer than 20 letters.');
    expect(own().whole).toBe(before);
    view.getState().showForm(false);
    expect(form.getState().settle()).toBe(true);
  });
});

describe('the face of a graph', () => {
  it('is remembered by document, and is no edit', () => {
    const { view, documents, own, storage } = aForm();
    const first = own().documentId;
    expect(own().canUndo).toBe(false);
    documents.add(graph('a hare', '1:1'), null);
    expect(view.getState().forms.has(own().documentId)).toBe(false);
    documents.activate(first);
    expect(view.getState()).toMatchObject({ documentId: first, forms: new Set([first]) });
    const again = createViewStore({ storage, session: storage, showTheme: () => undefined, isNarrow: false });
    expect(again.getState().forms).toEqual(new Set([first]));
  });
});
