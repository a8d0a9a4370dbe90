import { RemoteError, type Client } from '#shared/api/createClient';
import { palette } from '#shared/nodes/index';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFileActions, type FileActions } from '../../../../renderer/src/stores/fileActions.ts';
import { createViewStore, type ViewStore } from '../../../../renderer/src/stores/viewStore.ts';
import { createWorkflowStore, type WorkflowStore } from '../../../../renderer/src/stores/workflowStore.ts';

const OWLS: Workflow = { name: 'Owls', nodes: [{ id: 'n1', type: 'note', position: { x: 0, y: 0 } }], edges: [] };

/** Files in memory, with the service's own rule about versions. */
function aFolder() {
  const files = new Map<string, { workflow: unknown; version: number }>();
  const answer = (name: string, input: { file: string; workflow: unknown; version: string | null }): unknown => {
    const present = files.get(input.file);
    if (name === 'workflow.open') {
      if (!present) throw new RemoteError({ code: 'not-found', message: `There is no ${input.file}.` });
      return { file: input.file, workflow: present.workflow, version: String(present.version) };
    }
    if ((present ? String(present.version) : null) !== input.version)
      throw new RemoteError({ code: 'file-conflict', message: 'It changed.' });
    const version = (present?.version ?? 0) + 1;
    files.set(input.file, { workflow: input.workflow, version });
    return { file: input.file, version: String(version) };
  };
  const client = ((name: string, input: never) =>
    Promise.resolve().then(() => answer(name, input))) as unknown as Client;
  return { files, client };
}

let folder: ReturnType<typeof aFolder>;
let workflow: WorkflowStore;
let view: ViewStore;
let actions: FileActions;

beforeEach(() => {
  folder = aFolder();
  workflow = createWorkflowStore({ palette });
  view = createViewStore({ storage: { getItem: () => null, setItem: () => undefined }, showTheme: () => undefined });
  actions = createFileActions(folder.client, workflow, view);
  workflow.getState().load(OWLS, null);
});

/** Lets calls that wait for nothing but each other go on. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('saving', () => {
  it('asks for a name once and saves there from then on', async () => {
    workflow.getState().rename('Owls: night/day');
    const saving = actions.save();
    expect(view.getState().fileNameQuestion).toBe('Owls night day.lumi.json');
    view.getState().answerFileName('owls');
    expect(await saving).toBe(true);
    workflow.getState().rename('Owls at dusk');
    expect(await actions.save()).toBe(true);
    expect(folder.files.get('owls.lumi.json')).toMatchObject({ version: 2, workflow: { name: 'Owls at dusk' } });
    expect(workflow.getState().isDirty).toBe(false);
  });

  it('saves nothing when no name is given', async () => {
    const saving = actions.save();
    view.getState().answerFileName(null);
    expect(await saving).toBe(false);
    expect(folder.files.size).toBe(0);
  });

  it('does not write over a file of the same name unless told to', async () => {
    folder.files.set('owls.lumi.json', { workflow: {}, version: 5 });
    const refused = actions.saveAs('owls');
    await turn();
    expect(view.getState().confirmation?.title).toBe('Replace owls.lumi.json?');
    view.getState().answer('cancel');
    expect(await refused).toBe(false);
    expect(folder.files.get('owls.lumi.json')?.version).toBe(5);

    const allowed = actions.saveAs('owls');
    await turn();
    view.getState().answer('save');
    expect(await allowed).toBe(true);
    expect(folder.files.get('owls.lumi.json')).toMatchObject({ version: 6, workflow: { name: 'Owls' } });
  });

  it('offers the file on disk when something else changed it', async () => {
    await actions.saveAs('owls');
    folder.files.set('owls.lumi.json', {
      workflow: JSON.parse(writeWorkflow({ ...OWLS, name: 'Theirs' })),
      version: 9,
    });
    workflow.getState().rename('Mine');
    const saving = actions.save();
    await turn();
    expect(view.getState().confirmation?.title).toBe('owls.lumi.json has changed on disk');
    view.getState().answer('discard');
    await saving;
    expect(workflow.getState()).toMatchObject({ workflow: { name: 'Theirs' }, file: { version: '9' }, isDirty: false });
  });
});

describe('opening', () => {
  it('asks before unsaved work goes, and keeps it on cancel', async () => {
    workflow.getState().rename('Unsaved');
    const opening = actions.newGraph();
    expect(view.getState().confirmation?.title).toBe('Save “Unsaved”?');
    view.getState().answer('cancel');
    expect(await opening).toBe(false);
    expect(workflow.getState().workflow.name).toBe('Unsaved');
  });

  it('goes on without asking where nothing changed', async () => {
    expect(await actions.newGraph()).toBe(true);
    expect(workflow.getState().workflow.nodes).toEqual([]);
  });

  it('says why a dropped file cannot be opened and leaves the graph as it is', async () => {
    expect(await actions.openText('{"format":"other"}')).toBe(false);
    expect(view.getState().notice).toMatchObject({ tone: 'bad', message: 'This is not a Lumi Studio graph.' });
    expect(workflow.getState().workflow.name).toBe('Owls');
  });

  it('opens a dropped graph, which then has no file yet', async () => {
    expect(await actions.openText(writeWorkflow({ ...OWLS, name: 'Dropped' }))).toBe(true);
    expect(workflow.getState()).toMatchObject({ workflow: { name: 'Dropped' }, file: null });
  });

  it('tells of a file that is gone', async () => {
    expect(await actions.openFile('gone.lumi.json')).toBe(false);
    expect(view.getState().notice?.message).toBe('There is no gone.lumi.json.');
  });
});
