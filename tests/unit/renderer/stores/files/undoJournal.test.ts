import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryKeep } from '../../../../../renderer/src/stores/files/historyKeep.ts';
import type { KeptHistory } from '../../../../../renderer/src/stores/files/KeptHistory.ts';
import { createUndoJournal, type UndoJournal } from '../../../../../renderer/src/stores/files/undoJournal.ts';
import { createDocuments, type Documents } from '../../../../../renderer/src/stores/graph/documents.ts';
import { fakeService, type FakeService } from '../../../../support/fakeService.ts';
import { aGraph } from '../../../../support/builders.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const FOXES = aGraph('Foxes').node('a', 'text', { value: 'a fox' }).build();
const FILE = { name: 'foxes', version: 'v1' };
const ID = '00000000-0000-4000-8000-000000000001';

let histories: Map<string, KeptHistory>;
let writes: number;
let misfits: string[];

/** As the service: what is written is a copy. */
const keep: HistoryKeep = {
  read: (id) => Promise.resolve(structuredClone(histories.get(id))),
  write(id, kept) {
    writes += 1;
    histories.set(id, structuredClone({ version: 1, ...kept }));
    return Promise.resolve();
  },
  forget(id) {
    histories.delete(id);
    return Promise.resolve();
  },
};

/** A page that begins. */
function aPage(
  pauseMs = 60_000,
  longestMs = 60_000,
): { documents: Documents; journal: UndoJournal; service: FakeService } {
  const service = fakeService();
  const documents = createDocuments({ paletteOf });
  const onMisfit = (title: string) => misfits.push(title);
  const journal = createUndoJournal({ documents, keep, news: service.news, onMisfit, pauseMs, longestMs });
  journal.attach();
  return { documents, journal, service };
}

const graphOf = ({ documents }: { documents: Documents }) => {
  const graph = documents.find(ID)?.store.getState();
  if (!graph) throw new Error('It is not open.');
  return graph;
};
const valueOf = (page: { documents: Documents }) => graphOf(page).workflow.nodes[0]?.fields?.['value'];
const answered = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A page on which the foxes were edited twice, with one edit undone. */
function edited() {
  const page = aPage();
  page.documents.add(FOXES, FILE, { id: ID });
  for (const text of ['a red fox', 'a hare']) graphOf(page).setFields('a', { value: text });
  graphOf(page).undo();
  return page;
}

beforeEach(() => {
  histories = new Map();
  writes = 0;
  misfits = [];
});

describe('the journal of undo', () => {
  it('gives undo and redo back to a graph that comes back as it was left', async () => {
    const before = edited();
    before.journal.flush();
    const after = aPage();
    after.documents.add(structuredClone(graphOf(before).workflow), FILE, { id: ID, isUnsaved: true, isBack: true });
    await answered();
    expect(graphOf(after)).toMatchObject({ canUndo: true, canRedo: true, isDirty: true });
    graphOf(after).redo();
    expect(valueOf(after)).toBe('a hare');
    graphOf(after).undo();
    graphOf(after).undo();
    expect(valueOf(after)).toBe('a fox');
    expect(graphOf(after).canUndo).toBe(false);
  });

  it('leaves a saved graph saved, and finds it saved again after undo and redo', async () => {
    const before = edited();
    before.journal.flush();
    const after = aPage();
    after.documents.add(structuredClone(graphOf(before).workflow), FILE, { id: ID, isBack: true });
    await answered();
    expect(graphOf(after).isDirty).toBe(false);
    graphOf(after).undo();
    expect(graphOf(after).isDirty).toBe(true);
    graphOf(after).redo();
    expect(graphOf(after).isDirty).toBe(false);
  });

  it('gives none to a graph that is another by now, nor over the steps it has', async () => {
    edited().journal.flush();
    const other = aPage();
    other.documents.add(FOXES, FILE, { id: ID, isBack: true });
    await answered();
    expect(graphOf(other)).toMatchObject({ canUndo: false, canRedo: false });
    expect(histories.size).toBe(0);
    expect(misfits).toEqual(['Foxes']);

    const before = edited();
    before.journal.flush();
    const quick = aPage();
    quick.documents.add(graphOf(before).workflow, FILE, { id: ID, isBack: true });
    graphOf(quick).rename('Hares');
    graphOf(quick).rename('Foxes');
    await answered();
    graphOf(quick).undo();
    expect(graphOf(quick).workflow.name).toBe('Hares');
  });

  it('gives unsaved work that was kept later one more step, to what its undo stood beside', async () => {
    const before = edited();
    before.journal.flush();
    const later = { ...FOXES, name: 'Typed on' };
    const after = aPage();
    after.documents.add(later, FILE, { id: ID, isUnsaved: true, isBack: true });
    await answered();
    expect(misfits).toEqual([]);
    graphOf(after).undo();
    expect(valueOf(after)).toBe('a red fox');
    graphOf(after).undo();
    expect(valueOf(after)).toBe('a fox');
    expect(graphOf(after).canUndo).toBe(false);
  });

  it('puts what was kept beneath the edits that were made before it was read', async () => {
    const before = edited();
    before.journal.flush();
    const quick = aPage();
    quick.documents.add(structuredClone(graphOf(before).workflow), FILE, { id: ID, isBack: true });
    graphOf(quick).rename('Hares');
    quick.journal.flush();
    await answered();
    expect(misfits).toEqual([]);
    graphOf(quick).undo();
    expect(graphOf(quick).workflow.name).toBe('Foxes');
    graphOf(quick).undo();
    expect(valueOf(quick)).toBe('a fox');
    quick.journal.flush();
    expect(histories.get(ID)?.future).toHaveLength(2);
  });

  it('writes while edits go on without a pause', async () => {
    const page = aPage(60, 100);
    page.documents.add(FOXES, FILE, { id: ID });
    let edits = 0;
    const typing = setInterval(() => {
      graphOf(page).rename(`Foxes ${String(edits++)}`);
    }, 10);
    await expect.poll(() => writes).toBeGreaterThan(1);
    clearInterval(typing);
    page.journal.flush();
  });

  it('leaves what is kept to another page that has the graph by now', () => {
    const page = edited();
    page.journal.flush();
    page.journal.letGo(ID);
    page.documents.renew(ID);
    expect(histories.has(ID)).toBe(true);
    page.journal.flush();
    expect(histories.size).toBe(2);
  });

  it('writes once for edits in a row, and not for a view that moves', async () => {
    const page = aPage(20);
    page.documents.add(FOXES, FILE, { id: ID });
    for (const name of ['A', 'B', 'C']) graphOf(page).rename(name);
    await expect.poll(() => writes).toBe(1);
    expect(histories.get(ID)?.past).toHaveLength(3);
    graphOf(page).setViewport({ x: 1, y: 1, zoom: 1 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(writes).toBe(1);
  });

  it('forgets a graph that is closed, and one that holds a key', async () => {
    const page = edited();
    page.journal.flush();
    expect(histories.size).toBe(1);
    page.documents.remove(ID);
    expect(histories.size).toBe(0);
    page.documents.reopen();
    page.journal.flush();
    expect(histories.get(ID)?.past).toHaveLength(1);
    graphOf(page).setFields('a', { value: `AIza${'k'.repeat(35)}` });
    page.journal.flush();
    await answered();
    expect(histories.size).toBe(0);
  });

  it('keeps what could not be kept once the service is back', () => {
    const page = edited();
    page.journal.flush();
    histories.clear();
    page.service.reach(false);
    page.journal.flush();
    expect(histories.size).toBe(0);
    page.service.reach(true);
    page.journal.flush();
    expect(histories.get(ID)?.past).toHaveLength(1);
  });
});
