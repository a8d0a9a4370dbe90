import { beforeEach, describe, expect, it } from 'vitest';
import { RemoteError } from '#shared/api/createClient';
import { createDocuments, type Documents } from '../../../../../renderer/src/stores/graph/documents.ts';
import { createGraphOnScreen, type GraphOnScreen } from '../../../../../renderer/src/stores/graph/graphOnScreen.ts';
import { createJournal, type Journal } from '../../../../../renderer/src/stores/files/journal.ts';
import { createPageKeep, type PageKeep } from '../../../../../renderer/src/stores/files/pageKeep.ts';
import { createViewStore, type ViewStore } from '../../../../../renderer/src/stores/view/viewStore.ts';
import { aGraph } from '../../../../support/builders.ts';
import { fakeService } from '../../../../support/fakeService.ts';
import { fakeStorage } from '../../../../support/fakeStorage.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const FOXES = aGraph('Foxes').node('a', 'text', { value: 'a fox' }).build();
const PAUSE_MS = 30;

let workflow: GraphOnScreen;
let documents: Documents;
let view: ViewStore;
let journal: Journal;
/** What the Node side was told, in order. */
let told: string[];
/** The files of what it was told to keep. */
let files: (string | null)[];
let answer: () => void | Promise<void>;
let inPage: PageKeep;
let reach: (isThere: boolean) => void;

beforeEach(() => {
  told = [];
  files = [];
  answer = () => undefined;
  documents = createDocuments({ paletteOf });
  workflow = createGraphOnScreen(documents);
  view = createViewStore({
    storage: { getItem: () => null, setItem: () => undefined },
    session: { getItem: () => null, setItem: () => undefined },
    showTheme: () => undefined,
    isNarrow: false,
  });
  const service = fakeService({
    'recovery.write'({ documentId, file, workflow: graph }) {
      files.push(file?.name ?? null);
      told.push(`write ${(graph as { name: string }).name} ${documentId}`);
      return answer();
    },
    'recovery.discard'({ documentId }) {
      told.push(`discard ${documentId}`);
      return answer();
    },
  });
  const { client } = service;
  reach = service.reach;
  inPage = createPageKeep(fakeStorage());
  journal = createJournal({ client, documents, view, inPage, news: service.news, pauseMs: PAUSE_MS });
  journal.attach();
});

const pause = (ms = PAUSE_MS * 3) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the journal', () => {
  it('keeps a change of the places too', async () => {
    const id = documents.add(FOXES, null);
    const store = documents.find(id)?.store;
    store?.getState().rename('Owls');
    await pause();
    await journal.settled();
    expect(told).toEqual([`write Owls ${id}`]);
    const graph = documents.workflowOf(id);
    if (graph) store?.getState().change({ ...graph, bookmarks: [{ name: 'Dusk', x: 0, y: 0, zoom: 1 }] });
    await pause();
    await journal.settled();
    expect(told).toEqual([`write Owls ${id}`, `write Owls ${id}`]);
  });

  it('keeps an edit soon, however fast further ones follow, and only while there is something unsaved', async () => {
    const id = documents.add(FOXES, null);
    await pause();
    expect(told).toEqual([]);
    const started = Date.now();
    while (told.length === 0 && Date.now() - started < 2000) {
      workflow.getState().rename(`Foxes ${String(Date.now())}`);
      await pause(5);
    }
    expect(told[0]).toMatch(/^write Foxes \d+ /);
    await pause();
    const { workflow: graph } = workflow.getState();
    documents.markSaved(id, { name: 'foxes', version: 'v1' }, graph);
    await journal.settled();
    expect(told.at(-1)).toBe(`discard ${id}`);
  });

  it('gives up with the tab, and when the edit is undone before it was kept', async () => {
    const id = documents.add(FOXES, null);
    workflow.getState().rename('Hares');
    workflow.getState().undo();
    await pause();
    expect(told).toEqual([]);
    workflow.getState().rename('Hares');
    await pause();
    documents.remove(id);
    await journal.settled();
    expect(told).toEqual([`write Hares ${id}`, `discard ${id}`]);
  });

  it('keeps each graph by its own id, also one that was left a moment after its edit', async () => {
    const foxes = documents.add(FOXES, null);
    workflow.getState().rename('Foxes in snow');
    const owls = documents.add({ ...FOXES, name: 'Owls' }, null);
    workflow.getState().rename('Owls at dusk');
    journal.flush();
    await journal.settled();
    expect(told).toEqual([`write Foxes in snow ${foxes}`, `write Owls at dusk ${owls}`]);
    documents.activate(foxes);
    await pause();
    expect(told).toHaveLength(2);
  });

  it('keeps an edit of a graph that is not on screen, and gives up when it is undone there', async () => {
    const foxes = documents.add(FOXES, null);
    const owls = documents.add({ ...FOXES, name: 'Owls' }, null);
    documents.find(foxes)?.store.getState().rename('Foxes in snow');
    await pause();
    expect(told).toEqual([`write Foxes in snow ${foxes}`]);
    workflow.getState().rename('Owls at dusk');
    documents.find(foxes)?.store.getState().undo();
    await pause();
    expect(told.slice(1).sort()).toEqual([`discard ${foxes}`, `write Owls at dusk ${owls}`]);
  });

  it('names the file a graph was saved to, where it was edited on meanwhile', async () => {
    const id = documents.add(FOXES, null);
    workflow.getState().rename('Hares');
    const saved = workflow.getState().workflow;
    workflow.getState().setTitle('a', 'Hare');
    await pause();
    documents.markSaved(id, { name: 'hares', version: 'v1' }, saved);
    await pause();
    expect(told).toEqual([`write Hares ${id}`, `write Hares ${id}`]);
    expect(files).toEqual([null, 'hares']);
  });

  it('says once that a graph with a key is not kept', async () => {
    documents.add(FOXES, null);
    answer = () => {
      throw new RemoteError({ code: 'secret-found', message: 'The graph holds an API key.' });
    };
    const notices: unknown[] = [];
    view.subscribe(({ notice }) => notices.push(notice?.message));
    for (const name of ['One', 'Two']) {
      workflow.getState().rename(name);
      await pause();
    }
    expect(told).toHaveLength(2);
    expect(notices).toEqual(['This graph holds an API key, so its unsaved changes are not kept.']);
  });

  it('discards what was recovered with its tab', async () => {
    const id = documents.add(FOXES, null, { isUnsaved: true });
    journal.adopt(id);
    documents.remove(id);
    await journal.settled();
    expect(told).toEqual([`discard ${id}`]);
  });
});

describe('while the service cannot be reached', () => {
  const kept = () => inPage.list().map(({ workflow: graph }) => (graph as { name: string }).name);

  it('the page keeps what could not be handed over, until it is', async () => {
    const id = documents.add(FOXES, { name: 'foxes.lumi.json', version: 'v1' });
    answer = () => {
      throw new RemoteError({ code: 'service-gone', message: 'It does not answer.' });
    };
    workflow.getState().rename('Hares');
    await pause();
    expect(inPage.list()).toMatchObject([{ documentId: id, file: { name: 'foxes.lumi.json', version: 'v1' } }]);
    answer = () => undefined;
    workflow.getState().rename('Hares in snow');
    await pause();
    expect(kept()).toEqual([]);
  });

  it('what is edited is kept at once, and all that is unsaved is handed over when it is back', async () => {
    const foxes = documents.add(FOXES, null, { isUnsaved: true });
    const owls = documents.add({ ...FOXES, name: 'Owls' }, null);
    reach(false);
    workflow.getState().rename('Owls at dusk');
    journal.flush();
    expect(kept()).toEqual(['Foxes', 'Owls at dusk']);
    reach(true);
    await journal.settled();
    expect(told.slice(-2).sort()).toEqual([`write Foxes ${foxes}`, `write Owls at dusk ${owls}`].sort());
    expect(kept()).toEqual([]);
  });

  it('what is given up is not kept, and discarded when it is back', async () => {
    const id = documents.add(FOXES, null);
    workflow.getState().rename('Hares');
    await pause();
    reach(false);
    workflow.getState().rename('Owls');
    journal.flush();
    documents.remove(id);
    expect(kept()).toEqual([]);
    reach(true);
    await journal.settled();
    expect(told).toEqual([`write Hares ${id}`, `discard ${id}`]);
  });

  describe('an answer that comes late', () => {
    const GONE = new RemoteError({ code: 'service-gone', message: 'It does not answer.' });
    let id: string;
    let late: PromiseWithResolvers<void>;

    beforeEach(async () => {
      id = documents.add(FOXES, null);
      late = Promise.withResolvers();
      answer = () => late.promise;
      workflow.getState().rename('Hares');
      journal.flush();
      await pause();
    });

    it('does not put older work over what was kept meanwhile', async () => {
      reach(false);
      workflow.getState().rename('Hares in snow');
      journal.flush();
      late.reject(GONE);
      await journal.settled();
      expect(kept()).toEqual(['Hares in snow']);
    });

    it('does not take away what was kept meanwhile', async () => {
      reach(false);
      workflow.getState().rename('Hares in snow');
      journal.flush();
      late.resolve();
      await journal.settled();
      expect(kept()).toEqual(['Hares in snow']);
    });

    it('does not bring back what was given up meanwhile', async () => {
      reach(false);
      documents.remove(id);
      late.reject(GONE);
      await journal.settled();
      expect(kept()).toEqual([]);
    });

    it('is not waited for: what it is about is kept as soon as the service is known to be gone', () => {
      expect(kept()).toEqual([]);
      reach(false);
      expect(kept()).toEqual(['Hares']);
    });
  });

  it('what was given up before that was known is discarded when it is back, and nothing else is', async () => {
    const id = documents.add(FOXES, null);
    workflow.getState().rename('Hares');
    await pause();
    answer = () => {
      throw new RemoteError({ code: 'service-gone', message: 'It does not answer.' });
    };
    documents.remove(id);
    await journal.settled();
    answer = () => undefined;
    for (const isThere of [false, true, false, true]) reach(isThere);
    await journal.settled();
    expect(told).toEqual([`write Hares ${id}`, `discard ${id}`, `discard ${id}`]);
  });

  it('says nothing of it by itself: the page does', async () => {
    documents.add(FOXES, null);
    answer = () => {
      throw new RemoteError({ code: 'service-gone', message: 'It does not answer.' });
    };
    workflow.getState().rename('Hares');
    await pause();
    expect(view.getState().notice).toBeNull();
  });
});
