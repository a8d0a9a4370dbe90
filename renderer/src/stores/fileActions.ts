import type { Client } from '#shared/api/createClient';
import type { CallOutput } from '#shared/api/contract';
import { AppError } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { readWorkflow, readWorkflowText } from '#shared/workflow/readWorkflow';
import { WORKFLOW_EXTENSION, type Workflow } from '#shared/workflow/Workflow';
import type { ViewStore } from './viewStore.ts';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { EMPTY_WORKFLOW, type WorkflowStore } from './workflowStore.ts';

/** Opening and saving. Each gives whether it was done; failures are told through the view store, never thrown. */
export interface FileActions {
  readonly newGraph: () => Promise<boolean>;
  readonly openSample: () => Promise<boolean>;
  readonly openFile: (name: string) => Promise<boolean>;
  /** A dropped or pasted file's text. */
  readonly openText: (text: string) => Promise<boolean>;
  /** Asks for a name where the graph has no file yet. */
  readonly save: () => Promise<boolean>;
  /** Without a name, asks for one. */
  readonly saveAs: (name?: string) => Promise<boolean>;
  readonly listFiles: () => Promise<CallOutput<'workflow.list'>>;
  /** Whether the graph on screen may go: saved, discarded, or never changed. */
  readonly guardUnsaved: () => Promise<boolean>;
}

export function createFileActions(client: Client, workflow: WorkflowStore, view: ViewStore): FileActions {
  const tell = async (work: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await work();
    } catch (caught) {
      view.getState().reportError(reportOf(caught));
      return false;
    }
  };
  const show = (graph: Workflow, file: { readonly name: string; readonly version: string } | null) => {
    workflow.getState().load(graph, file);
    return true;
  };
  const write = async (name: string, version: string | null): Promise<boolean> => {
    const { workflow: graph } = workflow.getState();
    const written = await client('workflow.save', { file: name, workflow: workflowFile(graph), version });
    workflow.getState().markSaved({ name: written.file, version: written.version }, graph);
    return true;
  };
  /** Writes, and where the file is not as expected asks first. */
  const writeOrAsk = async (name: string, version: string | null): Promise<boolean> => {
    try {
      return await write(name, version);
    } catch (caught) {
      if (!(caught instanceof AppError) || caught.code !== 'file-conflict') throw caught;
      const answer = await view.getState().confirm({
        title: version === null ? `Replace ${name}?` : `${name} has changed on disk`,
        message:
          version === null
            ? 'A graph of this name is there already. Replacing it cannot be undone.'
            : 'Something else wrote this file since it was opened. Replacing it loses those changes.',
        save: 'Replace',
        ...(version !== null && { discard: 'Open the one on disk' }),
      });
      if (answer === 'cancel') return false;
      const present = await client('workflow.open', { file: name });
      if (answer === 'save') return write(name, present.version);
      return show(readWorkflow(present.workflow), { name: present.file, version: present.version });
    }
  };

  const actions: FileActions = {
    newGraph: () => tell(async () => (await actions.guardUnsaved()) && show({ ...EMPTY_WORKFLOW }, null)),
    openSample: () =>
      tell(async () => {
        if (!(await actions.guardUnsaved())) return false;
        const { workflow: sample } = await client('workflow.sample');
        return show(readWorkflow(sample), null);
      }),
    openFile: (name) =>
      tell(async () => {
        if (!(await actions.guardUnsaved())) return false;
        const opened = await client('workflow.open', { file: name });
        return show(readWorkflow(opened.workflow), { name: opened.file, version: opened.version });
      }),
    openText: (text) =>
      tell(async () => {
        const graph = readWorkflowText(text);
        return (await actions.guardUnsaved()) && show(graph, null);
      }),
    save() {
      const { file } = workflow.getState();
      return file ? tell(() => writeOrAsk(file.name, file.version)) : actions.saveAs();
    },
    async saveAs(name) {
      const chosen = name ?? (await view.getState().askFileName(suggestName(workflow.getState().workflow.name)));
      if (chosen === null) return false;
      const { file } = workflow.getState();
      const fileName = withExtension(chosen);
      return tell(() => writeOrAsk(fileName, file?.name === fileName ? file.version : null));
    },
    listFiles: () => client('workflow.list'),
    async guardUnsaved() {
      const { isDirty, workflow: graph } = workflow.getState();
      if (!isDirty) return true;
      const answer = await view.getState().confirm({
        title: `Save “${graph.name}”?`,
        message: 'It has changes that are not saved.',
        save: 'Save',
        discard: 'Discard',
      });
      if (answer === 'save') return actions.save();
      return answer === 'discard';
    },
  };
  return actions;
}

/** A file name any system takes. */
function suggestName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
  return withExtension(plain === '' ? 'Untitled' : plain);
}

function withExtension(name: string): string {
  const trimmed = name.trim();
  return trimmed.endsWith(WORKFLOW_EXTENSION) ? trimmed : `${trimmed}${WORKFLOW_EXTENSION}`;
}
