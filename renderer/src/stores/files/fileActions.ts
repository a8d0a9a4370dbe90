import type { KeptPlace } from '#shared/api/sessionSchemas';
import type { CallInput, TemplateRef } from '#shared/api/contract';
import { readGroupText } from '#shared/workflow/groups/groupFile';
import { isGroupName } from '../groups/askGroup.ts';
import type { Client } from '#shared/api/createClient';
import { AppError } from '#shared/errors/AppError';
import type { ImportReport } from '#shared/foreign/ImportReport';
import { reportOf } from '#shared/errors/reportOf';
import { readWorkflow, readWorkflowTold } from '#shared/workflow/readWorkflow';
import { MAX_GRAPH_NAME, WORKFLOW_FORMAT } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { Desktop } from '../../api/desktop.ts';
import type { Documents, NewDocument } from '../graph/documents.ts';
import { keepOpened } from '../history/keepOpened.ts';
import { createTurns } from './inTurn.ts';
import { createImportReports } from './importReports.ts';
import { baseName, isGraphFile, suggestName, withExtension } from './fileNames.ts';
import { nameAfterSaving } from './nameAfterSaving.ts';
import type { Questions } from '../view/questions.ts';
import type { ViewStore } from '../view/viewStore.ts';
import type { OpenFile } from '../graph/WorkflowState.ts';
import { EMPTY_WORKFLOW } from '../graph/workflowStore.ts';

/** What the name of a copy ends in. */
const COPY = ' copy';

/** Opening, saving and closing. Each gives whether it was done; failures are told through the view store, never thrown. */
export interface FileActions {
  readonly newGraph: () => Promise<boolean>;
  /** `id`: that of its tab before the page was reloaded; `place`: where one looked in it. */
  readonly openSample: (id?: string, place?: KeptPlace) => Promise<boolean>;
  /** Asks which file: by the system's dialog on the desktop, else by our own. */
  readonly open: () => Promise<boolean>;
  /** Shows the tab it is open in, or opens it in one of its own. Of a group it is asked what is to become of it. */
  readonly openFile: (name: string) => Promise<boolean>;
  /** Opens a file again in the tab of this id, which it had before, where one looked in it. @throws AppError */
  readonly bringBack: (name: string, id: string, place?: KeptPlace) => Promise<void>;
  /** Begins a graph with a template: it is in no file yet. */
  readonly openTemplate: (template: TemplateRef) => Promise<boolean>;
  /** A dropped or pasted file's text. */
  readonly openText: (text: string, name?: string) => Promise<boolean>;
  /** Opens a graph of another program in a tab of its own, in no file, and tells what became of it. @throws AppError */
  readonly importGraph: (of: CallInput<'graph.import'>) => Promise<void>;
  /** What became of a graph on its way in from another program. Without an id: of the one on screen. */
  readonly importReport: (id?: string) => ImportReport | undefined;
  /** Asks for a name where the graph has no file yet. */
  readonly save: (id?: string) => Promise<boolean>;
  /** Without a name, asks for one. */
  readonly saveAs: (name?: string, id?: string) => Promise<boolean>;
  /** Asks first where it would lose changes. Without an id: the tab on screen. */
  readonly closeTab: (id?: string) => Promise<boolean>;
  /** Closes these tabs, and asks once for all where changes would be lost. Without ids: all. */
  readonly closeAll: (ids?: readonly string[]) => Promise<boolean>;
  /** Opens what was closed last; gives whether there was anything. */
  readonly reopenClosed: () => boolean;
  /** Opens a copy beside it, in no file. */
  readonly duplicate: (id?: string) => void;
  /** Whether these may go, or everything: all changes saved or given up. Asks once for all. */
  readonly guardUnsaved: (ids?: readonly string[]) => Promise<boolean>;
  /** Shows a file that another program changed as it is now; changes made here are lost. */
  readonly reload: (id: string) => Promise<boolean>;
}

export interface FileActionsOptions {
  readonly client: Client;
  readonly documents: Documents;
  readonly view: ViewStore;
  readonly questions: Questions;
  readonly desktop?: Desktop | undefined;
}

export function createFileActions({ client, documents, view, questions, desktop }: FileActionsOptions): FileActions {
  const tell = async (work: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await work();
    } catch (caught) {
      view.getState().reportError(reportOf(caught));
      return false;
    }
  };
  const inTurn = createTurns();
  const reports = createImportReports(documents);
  const tabs = () => documents.getState().tabs;
  const activeId = () => documents.getState().activeId;

  const write = async (id: string, name: string, version: string | null): Promise<boolean> => {
    const graph = documents.workflowOf(id);
    const tab = documents.find(id);
    // While a name was asked for, another graph may have taken its place.
    if (!graph || !tab) {
      view.getState().notify('Nothing was saved: the graph is no longer open.');
      return false;
    }
    const saved = { ...graph, name: nameAfterSaving(graph.name, tab, name) };
    const letGo = documents.hold(id);
    try {
      const written = await client('workflow.save', {
        file: name,
        workflow: workflowFile(saved),
        version,
        documentId: id,
        ...(tab.file && tab.file.name !== name && { copyOf: tab.file.name }),
      });
      documents.markSaved(id, { name: written.file, version: written.version }, saved, graph.name);
    } finally {
      letGo();
    }
    return true;
  };
  const versionOnDisk = async (name: string): Promise<string | null> => {
    try {
      return (await client('workflow.open', { file: name })).version;
    } catch (caught) {
      if (caught instanceof AppError && caught.code === 'not-found') return null;
      throw caught;
    }
  };
  /** Writes, and where the file is not as expected asks first. */
  const writeOrAsk = async (id: string, name: string, version: string | null): Promise<boolean> => {
    try {
      return await write(id, name, version);
    } catch (caught) {
      if (!(caught instanceof AppError) || caught.code !== 'file-conflict') throw caught;
    }
    if (version === null) {
      const answer = await questions.ask('confirm', {
        title: `Replace ${baseName(name)}?`,
        message: 'A graph of this name is there already. Replacing it cannot be undone.',
        save: 'Replace',
      });
      return answer === 'save' && write(id, name, await versionOnDisk(name));
    }
    const answer = await questions.ask('confirm', {
      title: `${baseName(name)} has changed on disk`,
      message:
        'Something else wrote, moved or removed this file since it was opened. Overwriting it loses what is there now.',
      save: 'Save as…',
      discard: 'Overwrite',
    });
    if (answer === 'save') return actions.saveAs(undefined, id);
    return answer === 'discard' && write(id, name, await versionOnDisk(name));
  };
  const chooseName = async (id: string): Promise<{ file: string; version: string | null } | null> => {
    const graph = documents.workflowOf(id);
    if (!graph) return null;
    const suggestedName = suggestName(documents.find(id)?.title ?? graph.name);
    if (desktop) return client('file.chooseSave', { suggestedName, file: documents.find(id)?.file?.name ?? null });
    return named(id, await questions.ask('save-as', { suggestion: suggestedName }));
  };
  const named = (id: string, name: string | undefined) => {
    if (name === undefined) return null;
    const file = withExtension(name);
    const present = documents.find(id)?.file;
    return { file, version: present?.name === file ? present.version : null };
  };
  /** Writes under a name that was chosen. Where our own dialog asked, it asks again and says what is wrong with a name that cannot be. */
  const writeChosen = async (id: string, chosen: Awaited<ReturnType<typeof chooseName>>): Promise<boolean> => {
    if (chosen === null) return false;
    try {
      return await writeOrAsk(id, chosen.file, chosen.version);
    } catch (caught) {
      if (desktop || !(caught instanceof AppError) || caught.code !== 'bad-input') throw caught;
      const name = await questions.ask('save-as', { suggestion: chosen.file, refusal: reportOf(caught) });
      return writeChosen(id, named(id, name));
    }
  };
  /** Nothing is left out silently. */
  const tellLeft = (name: string, left: readonly string[], end: string) => {
    const [first] = left;
    if (first === undefined) return;
    const more = left.length === 1 ? '' : ` And ${String(left.length - 1)} more.`;
    view.getState().notify(`A part of ${name} could not be read; the rest is open.`, `${first}${more} ${end}`.trim());
  };
  const fetchFile = async (name: string) => {
    const { file, workflow, version, left } = await client('workflow.open', { file: name });
    tellLeft(baseName(file), left, 'Saving keeps a copy of the file as it was beside it.');
    return { graph: readWorkflow(workflow), file: { name: file, version } satisfies OpenFile };
  };
  const showFile = async (name: string, how?: NewDocument) => {
    const present = tabs().find((tab) => tab.file?.name === name);
    if (present) {
      documents.activate(present.id);
      return;
    }
    const { graph, file } = await fetchFile(name);
    const isOpen = tabs().find((tab) => tab.file?.name === file.name);
    if (isOpen) documents.activate(isOpen.id);
    // A picture of a graph stays a picture: what becomes of the graph is saved elsewhere.
    else if (!isGraphFile(file.name)) documents.add(graph, null, { ...how, isUnsaved: true });
    else documents.add(graph, file, how);
  };
  /** Saves one after the other; each may have its own question, in front of the graph it is about. */
  const saveEach = async (ids: readonly string[]): Promise<boolean> => {
    for (const id of ids) {
      documents.activate(id);
      if (!(await actions.save(id))) return false;
    }
    return true;
  };

  const actions: FileActions = {
    newGraph: () => {
      documents.add({ ...EMPTY_WORKFLOW }, null, { isBeside: true });
      return Promise.resolve(true);
    },
    openSample: (id, place) =>
      tell(async () => {
        const { workflow: sample } = await client('workflow.sample');
        documents.add(readWorkflow(sample), null, {
          ...(id !== undefined && { id, isBack: true }),
          ...(place && { place }),
          isSample: true,
        });
        return true;
      }),
    open: () =>
      tell(async () => {
        if (!desktop) {
          void questions.ask('open');
          return true;
        }
        const chosen = await client('file.choose');
        return chosen !== null && actions.openFile(chosen.file);
      }),
    openFile: (name) =>
      tell(async () => {
        if (isGroupName(name)) {
          const { text } = await client('groups.open', { file: name });
          // Nobody waits for the answer: a page that starts with it goes on to start.
          const { left, ...file } = readGroupText(text, baseName(name));
          void questions.ask('group-file', { file, left });
          return true;
        }
        try {
          await showFile(name);
        } catch (caught) {
          if (!(caught instanceof AppError) || caught.code !== 'workflow-file') throw caught;
          // It may be of another program, or a picture that carries a graph; what is neither is told of as one of ours that has a fault.
          await actions.importGraph({ file: name }).catch((again: unknown) => {
            throw isGraphFile(name) && again instanceof AppError && again.code === 'workflow-file' ? caught : again;
          });
        }
        return true;
      }),
    bringBack: (name, id, place) => showFile(name, { id, isBack: true, ...(place && { place }) }),
    openTemplate: ({ of, id }) =>
      tell(async () => {
        const { workflow } = await client('template.open', { of, id });
        const graph = readWorkflow(workflow);
        keepOpened(client, documents.add(graph, null, { isUnsaved: true, isBeside: true }), graph, graph.name);
        return true;
      }),
    openText: (text, name) =>
      tell(async () => {
        if (name !== undefined && !text.includes(`"${WORKFLOW_FORMAT}"`)) {
          await actions.importGraph({ name, text });
          return true;
        }
        // It is in no file of ours yet, so it is kept for recovery as what was drawn here is.
        const { workflow, left } = readWorkflowTold(text, name);
        keepOpened(client, documents.add(workflow, null, { isUnsaved: true }), workflow, name ?? 'a text');
        tellLeft(name ?? 'what was put in', left, '');
        return true;
      }),
    async importGraph(of) {
      const { workflow, report } = await client('graph.import', of);
      const graph = readWorkflow(workflow);
      const made = documents.add(graph, null, { isUnsaved: true, isBeside: true });
      keepOpened(client, made, graph, report.file);
      view.getState().showSection('graph');
      if (report.form === 'lumi') return;
      reports.keep(made, report);
      void questions.ask('graph-report', report);
    },
    importReport: (id = activeId()) => reports.of(id),
    // Each upon the version that the one before it wrote: a key that is pressed twice finds no file that has changed.
    save: (id = activeId()) =>
      inTurn(id, () => {
        const file = documents.find(id)?.file;
        return file ? tell(() => writeOrAsk(id, file.name, file.version)) : actions.saveAs(undefined, id);
      }),
    saveAs: (name, id = activeId()) =>
      tell(async () => writeChosen(id, name === undefined ? await chooseName(id) : named(id, name))),
    closeTab: (id = activeId()) =>
      tell(async () => {
        const tab = documents.find(id);
        if (!tab) return false;
        if (tab.losesWork) {
          documents.activate(id);
          const answer = await questions.ask('confirm', {
            title: `Save “${tab.title}”?`,
            message: 'It has changes that are not saved.',
            save: 'Save',
            discard: 'Discard',
          });
          if (answer === undefined || (answer === 'save' && !(await actions.save(id)))) return false;
        }
        documents.remove(id);
        return true;
      }),
    closeAll: (ids = tabs().map(({ id }) => id)) =>
      tell(async () => {
        if (!(await actions.guardUnsaved(ids))) return false;
        for (const id of ids) documents.remove(id);
        return true;
      }),
    reopenClosed: () => documents.reopen() !== undefined,
    duplicate(id = activeId()) {
      const tab = documents.find(id);
      const graph = documents.workflowOf(id);
      if (!tab || !graph) return;
      const copy = { ...graph, name: `${tab.title.slice(0, MAX_GRAPH_NAME - COPY.length).toWellFormed()}${COPY}` };
      const made = documents.add(copy, null, { isUnsaved: true, isBeside: true });
      documents.move(made, tabs().indexOf(tab) + 1);
      keepOpened(client, made, copy, tab.title);
    },
    guardUnsaved: (ids) =>
      tell(async () => {
        const unsaved = tabs().filter((tab) => tab.losesWork && (ids?.includes(tab.id) ?? true));
        if (unsaved.length === 0) return true;
        const saved = await questions.ask(
          'close-graphs',
          unsaved.map(({ id, title, file }) => ({ id, name: title, file: file && baseName(file.name) })),
        );
        if (saved === undefined || !(await saveEach(saved))) return false;
        // What is not saved is given up: only what is closed is forgotten by the journal.
        for (const { id } of unsaved) if (!saved.includes(id)) documents.remove(id);
        return true;
      }),
    reload: (id) =>
      tell(async () => {
        const name = documents.find(id)?.file?.name;
        if (name === undefined) return false;
        const { graph, file } = await fetchFile(name);
        documents.reload(id, graph, file);
        return true;
      }),
  };
  return actions;
}
