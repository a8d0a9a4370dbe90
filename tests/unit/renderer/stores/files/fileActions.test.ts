import { RemoteError } from '#shared/api/createClient';
import type { Workflow } from '#shared/workflow/Workflow';
import type { ImportReport } from '#shared/foreign/ImportReport';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocuments, type Documents } from '../../../../../renderer/src/stores/graph/documents.ts';
import { EMPTY_WORKFLOW } from '../../../../../renderer/src/stores/graph/workflowStore.ts';
import { createGraphOnScreen, type GraphOnScreen } from '../../../../../renderer/src/stores/graph/graphOnScreen.ts';
import { createFileActions, type FileActions } from '../../../../../renderer/src/stores/files/fileActions.ts';
import { createQuestions, type Questions } from '../../../../../renderer/src/stores/view/questions.ts';
import { createViewStore, type ViewStore } from '../../../../../renderer/src/stores/view/viewStore.ts';
import { fakeService } from '../../../../support/fakeService.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const OWLS: Workflow = { name: 'Owls', nodes: [{ id: 'n1', type: 'note', position: { x: 0, y: 0 } }], edges: [] };

/** Files in memory, with the service's own rule about versions. */
function aFolder() {
  const files = new Map<string, { workflow: unknown; version: number }>();
  const { client } = fakeService({
    'workflow.open'({ file }) {
      const present = files.get(file);
      if (!present) throw new RemoteError({ code: 'not-found', message: `There is no ${file}.` });
      return { file, workflow: present.workflow, version: String(present.version), left: [] };
    },
    'workflow.save'({ file, workflow: graph, version: known }) {
      const present = files.get(file);
      if (file.includes('/')) throw new RemoteError({ code: 'bad-input', message: 'This file name holds a slash.' });
      if ((present ? String(present.version) : null) !== known)
        throw new RemoteError({ code: 'file-conflict', message: 'It changed.' });
      const version = (present?.version ?? 0) + 1;
      files.set(file, { workflow: graph, version });
      return { file, version: String(version) };
    },
  });
  return { files, client };
}

let folder: ReturnType<typeof aFolder>;
let workflow: GraphOnScreen;
let view: ViewStore;
let questions: Questions;
let documents: Documents;
let actions: FileActions;

beforeEach(() => {
  folder = aFolder();
  view = createViewStore({
    storage: { getItem: () => null, setItem: () => undefined },
    session: { getItem: () => null, setItem: () => undefined },
    showTheme: () => undefined,
    isNarrow: false,
  });
  questions = createQuestions();
  documents = createDocuments({ paletteOf });
  workflow = createGraphOnScreen(documents);
  actions = createFileActions({ client: folder.client, documents, view, questions });
  documents.add(OWLS, null);
});

/** What the dialog in front is handed. */
const asked = () => questions.getState().open.at(-1)?.asked;

/** Lets calls that wait for nothing but each other go on. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

it('a graph that is saved again before the first answer is written twice, and no file is said to have changed', async () => {
  await actions.saveAs('owls');
  workflow.getState().rename('Snowy owls');
  const first = actions.save();
  workflow.getState().rename('Barn owls');
  expect(await Promise.all([first, actions.save()])).toEqual([true, true]);
  expect(asked()).toBeUndefined();
  expect(folder.files.get('owls.lumi.json')?.workflow).toMatchObject({ name: 'Barn owls' });
});

it('a blank graph stays in its tab while it is written, whatever is opened meanwhile', async () => {
  const blank = documents.add({ ...EMPTY_WORKFLOW }, null);
  const saving = actions.saveAs('snow');
  await actions.newGraph();
  expect(await saving).toBe(true);
  expect(documents.find(blank)?.file?.name).toBe('snow.lumi.json');
  // The one after it is nobody's, and goes.
  const other = documents.getState().activeId;
  await actions.newGraph();
  expect(documents.find(other)).toBeUndefined();
});

it('the copy of a graph has a name a file can hold, however long that of the first is', () => {
  workflow.getState().rename('o'.repeat(1000));
  actions.duplicate();
  const { name } = workflow.getState().workflow;
  expect(name).toHaveLength(1000);
  expect(name).toMatch(/o copy$/);
});

describe('a graph of another program', () => {
  const REPORT: ImportReport = {
    file: 'foxes.png',
    form: 'comfyui-api',
    rebuilt: { note: 1 },
    placeholders: {},
    models: [],
    seeds: [],
    keys: [],
    left: [],
  };
  const calls: Partial<{ keep: unknown }> = {};
  const openPicture = async () => {
    const { client } = fakeService({
      'workflow.open': () => {
        throw new RemoteError({ code: 'workflow-file', message: 'foxes.png is a picture (PNG), not a graph.' });
      },
      'graph.import': () => ({ workflow: workflowFile(OWLS), report: REPORT }),
      'history.keep': (input) => {
        calls.keep = input;
        return { version: 'v1' };
      },
    });
    actions = createFileActions({ client, documents, view, questions });
    return actions.openFile('/home/me/foxes.png');
  };

  it('is imported where its file is opened, begins its history with it, and its report can be read again', async () => {
    expect(actions.importReport()).toBeUndefined();
    expect(await openPicture()).toBe(true);
    expect(asked()).toEqual(REPORT);
    expect(calls.keep).toMatchObject({ why: 'opened', from: 'foxes.png' });
    expect(actions.importReport()).toEqual(REPORT);
    const imported = documents.getState().activeId;
    await actions.newGraph();
    expect(actions.importReport()).toBeUndefined();
    expect(actions.importReport(imported)).toEqual(REPORT);
  });
});

describe('saving', () => {
  it('asks for a name once and saves there from then on', async () => {
    workflow.getState().rename('Owls: night/day');
    const saving = actions.save();
    expect(asked()).toEqual({ suggestion: 'Owls night day.lumi.json' });
    questions.answer('save-as', 'owls');
    expect(await saving).toBe(true);
    workflow.getState().rename('Owls at dusk');
    expect(await actions.save()).toBe(true);
    expect(folder.files.get('owls.lumi.json')).toMatchObject({ version: 2, workflow: { name: 'Owls at dusk' } });
    expect(workflow.getState().isDirty).toBe(false);
  });

  it('asks again, and says what is wrong, where the name cannot be', async () => {
    const saving = actions.save();
    questions.answer('save-as', 'owls/night');
    await turn();
    expect(asked()).toMatchObject({
      suggestion: 'owls/night.lumi.json',
      refusal: { message: 'This file name holds a slash.' },
    });
    expect(view.getState().notice).toBeNull();
    questions.answer('save-as', 'owls');
    expect(await saving).toBe(true);
    expect([...folder.files.keys()]).toEqual(['owls.lumi.json']);
    expect(asked()).toBeUndefined();
  });

  describe('under another name', () => {
    const tabName = () => documents.getState().tabs.at(-1)?.name;
    const nameIn = (file: string) => folder.files.get(file)?.workflow as { readonly name: string } | undefined;
    const openedAs = async (name: string, file: string, graph: Workflow = OWLS) => {
      documents.add({ ...graph, name }, { name: file, version: '1' });
      await actions.saveAs('the copy');
      return [nameIn('the copy.lumi.json')?.name, workflow.getState().workflow.name, tabName()];
    };

    it('takes the new name along where the old one was the file’s', async () => {
      expect(await openedAs('Owls', 'Owls.lumi.json')).toEqual(Array(3).fill('the copy'));
    });

    it('sees a file’s name in one no file can have, and in a whole path', async () => {
      expect(await openedAs('Owls: night', '/home/me/Owls night.lumi.json')).toEqual(Array(3).fill('the copy'));
    });

    it('keeps a name that was given', async () => {
      expect(await openedAs('Night birds', 'owls.lumi.json')).toEqual(Array(3).fill('Night birds'));
    });

    it('names a new graph and an untouched sample, and leaves a sample that was given a name', async () => {
      await actions.newGraph();
      await actions.saveAs('first');
      expect([nameIn('first.lumi.json')?.name, tabName()]).toEqual(['first', 'first']);

      documents.add({ ...OWLS, name: 'First light' }, null, { isSample: true });
      await actions.saveAs('second');
      expect([nameIn('second.lumi.json')?.name, tabName()]).toEqual(['second', 'second']);

      documents.add({ ...OWLS, name: 'First light' }, null, { isSample: true });
      workflow.getState().rename('Mine');
      await actions.saveAs('third');
      expect(nameIn('third.lumi.json')?.name).toBe('Mine');
    });

    it('makes no step for undo, and undo does not bring the old name back', async () => {
      documents.add(OWLS, { name: 'Owls.lumi.json', version: '1' });
      workflow.getState().setTitle('n1', 'Two owls');
      workflow.getState().setTitle('n1', 'Three owls');
      workflow.getState().undo();
      await actions.saveAs('Hares');
      expect(workflow.getState()).toMatchObject({ isDirty: false, canUndo: true, canRedo: true });
      workflow.getState().undo();
      expect(workflow.getState()).toMatchObject({ workflow: { name: 'Hares', nodes: OWLS.nodes }, canUndo: false });
      workflow.getState().redo();
      expect(workflow.getState()).toMatchObject({ workflow: { name: 'Hares' }, isDirty: false });
    });

    it('names a graph that is not on screen, and keeps a name it got while it was written', async () => {
      const id = documents.add(OWLS, { name: 'Owls.lumi.json', version: '1' });
      await actions.newGraph();
      await actions.saveAs('Hares', id);
      expect(documents.workflowOf(id)?.name).toBe('Hares');
      expect(documents.getState().tabs.find((tab) => tab.id === id)).toMatchObject({ name: 'Hares', isDirty: false });

      documents.activate(id);
      const saving = actions.saveAs('Mice');
      workflow.getState().rename('Rats');
      await saving;
      expect(workflow.getState()).toMatchObject({ workflow: { name: 'Rats' }, isDirty: true });
    });
  });

  it('saves nothing when no name is given', async () => {
    const saving = actions.save();
    questions.dismiss('save-as');
    expect(await saving).toBe(false);
    expect(folder.files.size).toBe(0);
  });

  it('writes no other graph than the one it was asked for, where that went while a name was asked for', async () => {
    documents.add({ ...OWLS, name: 'First light' }, null, { isSample: true });
    const saving = actions.save();
    await turn();
    documents.add({ ...OWLS, name: 'Dropped' }, null);
    questions.answer('save-as', 'mine');
    expect(await saving).toBe(false);
    expect(folder.files.size).toBe(0);
    expect(documents.getState().tabs).toMatchObject([{ name: 'Owls' }, { name: 'Dropped', file: null }]);
    expect(view.getState().notice?.message).toBe('Nothing was saved: the graph is no longer open.');
  });

  it('does not write over a file of the same name unless told to', async () => {
    folder.files.set('owls.lumi.json', { workflow: {}, version: 5 });
    const refused = actions.saveAs('owls');
    await turn();
    expect(asked()).toMatchObject({ title: 'Replace owls.lumi.json?' });
    questions.dismiss('confirm');
    expect(await refused).toBe(false);
    expect(folder.files.get('owls.lumi.json')?.version).toBe(5);

    const allowed = actions.saveAs('owls');
    await turn();
    questions.answer('confirm', 'save');
    expect(await allowed).toBe(true);
    expect(folder.files.get('owls.lumi.json')).toMatchObject({ version: 6, workflow: { name: 'Owls' } });
  });

  describe('over a file that something else changed', () => {
    beforeEach(async () => {
      await actions.saveAs('owls');
      folder.files.set('owls.lumi.json', {
        workflow: JSON.parse(writeWorkflow({ ...OWLS, name: 'Theirs' })),
        version: 9,
      });
      workflow.getState().rename('Mine');
    });

    it('overwrites it only when told to', async () => {
      const cancelled = actions.save();
      await turn();
      expect(asked()).toMatchObject({ title: 'owls.lumi.json has changed on disk' });
      questions.dismiss('confirm');
      expect(await cancelled).toBe(false);
      expect(folder.files.get('owls.lumi.json')?.version).toBe(9);

      const allowed = actions.save();
      await turn();
      questions.answer('confirm', 'discard');
      expect(await allowed).toBe(true);
      expect(folder.files.get('owls.lumi.json')).toMatchObject({ version: 10, workflow: { name: 'Mine' } });
      expect(documents.active()).toMatchObject({ isDirty: false, file: { version: '10' } });
    });

    it('saves under another name instead', async () => {
      const saving = actions.save();
      await turn();
      questions.answer('confirm', 'save');
      await turn();
      questions.answer('save-as', 'mine');
      expect(await saving).toBe(true);
      expect(folder.files.get('owls.lumi.json')?.version).toBe(9);
      expect(folder.files.get('mine.lumi.json')).toMatchObject({ workflow: { name: 'Mine' } });
      expect(documents.active().file?.name).toBe('mine.lumi.json');
    });

    it('shows it instead, in the same tab', async () => {
      const { activeId } = documents.getState();
      documents.noteOnDisk('owls.lumi.json', '9');
      expect(documents.getState().tabs[0]?.onDisk).toBe('9');
      expect(await actions.reload(activeId)).toBe(true);
      expect(workflow.getState()).toMatchObject({
        workflow: { name: 'Theirs' },
        isDirty: false,
      });
      expect(documents.getState().tabs).toMatchObject([
        { id: activeId, name: 'Theirs', isDirty: false, file: { version: '9' } },
      ]);
      expect(documents.getState().tabs[0]?.onDisk).toBeUndefined();
    });

    it('keeps ours, which is then saved nowhere', async () => {
      await actions.reload(documents.getState().activeId);
      documents.noteOnDisk('owls.lumi.json', '11');
      documents.keepMine(documents.getState().activeId);
      expect(workflow.getState().isDirty).toBe(true);
      expect(documents.getState().tabs[0]).toMatchObject({ isDirty: true });
      expect(documents.getState().tabs[0]?.onDisk).toBeUndefined();
    });
  });
});

describe('opening', () => {
  it('leaves what is open in its tab, edits and all', async () => {
    workflow.getState().rename('Unsaved');
    expect(await actions.newGraph()).toBe(true);
    expect(workflow.getState().workflow.nodes).toEqual([]);
    expect(documents.getState().tabs).toMatchObject([
      { name: 'Unsaved', isDirty: true },
      { name: 'Untitled', isDirty: false },
    ]);
  });

  it('shows the tab of a file that is open already', async () => {
    await actions.saveAs('owls');
    const owls = documents.getState().activeId;
    await actions.newGraph();
    expect(await actions.openFile('owls.lumi.json')).toBe(true);
    expect(documents.getState().activeId).toBe(owls);
    expect(documents.getState().tabs).toHaveLength(2);
  });

  it('gives a graph that was open before a reload its old id back', async () => {
    await actions.saveAs('owls');
    const { activeId } = documents.getState();
    documents.remove(activeId);
    await actions.bringBack('owls.lumi.json', activeId);
    expect(documents.getState()).toMatchObject({ activeId, tabs: [{ id: activeId, isDirty: false }] });
  });

  it('throws where a file that was open before cannot be opened, so that it is not forgotten', async () => {
    await expect(actions.bringBack('gone.lumi.json', crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says why a dropped file cannot be opened and leaves the graph as it is', async () => {
    expect(await actions.openText('{"format":"other"}')).toBe(false);
    expect(view.getState().notice).toMatchObject({ tone: 'bad', message: 'This file is not a Lumi Studio graph.' });
    expect(workflow.getState().workflow.name).toBe('Owls');
  });

  it('opens a dropped graph, which has no file yet and so is kept as unsaved work', async () => {
    expect(await actions.openText(writeWorkflow({ ...OWLS, name: 'Dropped' }))).toBe(true);
    expect(documents.active()).toMatchObject({ name: 'Dropped', file: null, isDirty: true });
  });

  it('tells of a file that is gone', async () => {
    expect(await actions.openFile('gone.lumi.json')).toBe(false);
    expect(view.getState().notice?.message).toBe('There is no gone.lumi.json.');
  });
});

describe('closing', () => {
  it('asks before unsaved work goes, and keeps it on cancel', async () => {
    workflow.getState().rename('Unsaved');
    const closing = actions.closeTab();
    expect(asked()).toMatchObject({ title: 'Save “Unsaved”?' });
    questions.dismiss('confirm');
    expect(await closing).toBe(false);
    expect(workflow.getState().workflow.name).toBe('Unsaved');
  });

  it('goes on without asking where nothing changed, and leaves a blank graph', async () => {
    expect(await actions.closeTab()).toBe(true);
    expect(workflow.getState().workflow.nodes).toEqual([]);
    expect(documents.getState().tabs).toMatchObject([{ name: 'Untitled', isDirty: false }]);
  });

  it('of everything asks once for all; what is ticked is saved, the rest is given up', async () => {
    await actions.saveAs('owls');
    const owls = documents.getState().activeId;
    workflow.getState().rename('Owls at dusk');
    const hares = documents.add({ ...OWLS, name: 'Hares' }, null);
    workflow.getState().rename('Hares at dawn');
    documents.add({ ...OWLS, name: 'Clean' }, null);

    const stayed = actions.closeAll();
    expect(asked()).toEqual([
      { id: owls, name: 'Owls at dusk', file: 'owls.lumi.json' },
      { id: hares, name: 'Hares at dawn', file: null },
    ]);
    questions.dismiss('close-graphs');
    expect(await stayed).toBe(false);
    expect(documents.getState().tabs).toHaveLength(3);

    const closed = actions.closeAll();
    questions.answer('close-graphs', [owls]);
    expect(await closed).toBe(true);
    expect(folder.files.get('owls.lumi.json')).toMatchObject({ workflow: { name: 'Owls at dusk' } });
    expect([...folder.files.keys()]).toEqual(['owls.lumi.json']);
    expect(documents.getState().tabs).toMatchObject([{ name: 'Untitled' }]);
  });

  it('stays where a save is not done', async () => {
    workflow.getState().rename('Hares');
    const closing = actions.closeAll();
    questions.answer('close-graphs', [documents.getState().activeId]);
    await turn();
    questions.dismiss('save-as');
    expect(await closing).toBe(false);
    expect(workflow.getState()).toMatchObject({ isDirty: true, workflow: { name: 'Hares' } });
  });
});

describe('on the desktop', () => {
  it('the system asks which file, and where to save', async () => {
    const { client, asked } = fakeService({
      'file.choose': () => ({ file: '/home/anna/owls.lumi.json' }),
      'file.chooseSave': () => ({ file: '/home/anna/new.lumi.json', version: 'old' }),
      'workflow.open': ({ file }) => ({ file, workflow: JSON.parse(writeWorkflow(OWLS)), version: 'v1', left: [] }),
      'workflow.save': ({ file }) => ({ file, version: 'v2' }),
    });
    actions = createFileActions({
      client,
      documents,
      view,
      questions,
      desktop: { openDropped: () => Promise.resolve(), importAll: () => Promise.resolve() },
    });
    expect(await actions.open()).toBe(true);
    expect(documents.active().file).toEqual({ name: '/home/anna/owls.lumi.json', version: 'v1' });
    workflow.getState().rename('Newer');
    expect(await actions.saveAs()).toBe(true);
    expect(asked.slice(2)).toMatchObject([
      { name: 'file.chooseSave', input: { suggestedName: 'Newer.lumi.json', file: '/home/anna/owls.lumi.json' } },
      { name: 'workflow.save', input: { file: '/home/anna/new.lumi.json', version: 'old' } },
    ]);
    expect(documents.active()).toMatchObject({ file: { version: 'v2' }, isDirty: false });
  });
});
