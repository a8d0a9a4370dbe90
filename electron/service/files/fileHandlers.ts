import { join } from 'node:path';
import type { Handlers } from '#shared/api/contract';
import { GROUP_EXTENSION } from '#shared/workflow/groups/groupFile';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { HistoryDesk } from '../history/HistoryDesk.ts';
import type { OpenedFiles } from './OpenedFiles.ts';
import { neededShell } from '../pictures/pictureHandlers.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

const FILTERS = [{ name: 'Lumi Studio graph', extensions: [WORKFLOW_EXTENSION.slice(1), 'json'] }];
/** Groups and pictures of graphs open as these do, and pictures that carry the graph they were made with. */
const OPEN_FILTERS = [
  {
    name: 'Graphs, groups, and pictures with a graph in them',
    extensions: [
      WORKFLOW_EXTENSION.slice(1),
      GROUP_EXTENSION.slice(1),
      'json',
      'png',
      'svg',
      'jpg',
      'jpeg',
      'webp',
      'avif',
    ],
  },
];

type FileCalls = Extract<keyof Handlers, `workflow.${string}` | `file.${string}`>;

/** Opening, saving and choosing graph files. */
export function createFileHandlers(
  ports: ServicePorts,
  opened: OpenedFiles,
  history: HistoryDesk,
): Pick<Handlers, FileCalls> {
  const { files, watch, info } = ports;
  /** The system's own list holds whole paths. */
  const tellSystem = (file: string) => ports.shell?.addRecent(files.pathOf(file));
  return {
    'workflow.list': () => files.list(),
    'workflow.open': async ({ file }) => {
      const graph = await files.open(file);
      tellSystem(graph.file);
      history.opened(graph.file, graph.workflow);
      return { ...graph, workflow: workflowFile(graph.workflow) };
    },
    'workflow.save': async ({ file, workflow, version, ...origin }) => {
      const graph = readWorkflow(workflow);
      const saved = await files.save(file, graph, version);
      tellSystem(saved.file);
      history.saved({ ...origin, file: saved.file }, graph);
      return saved;
    },
    async 'workflow.reveal'({ file }) {
      await Promise.resolve();
      neededShell(ports.shell).showInFolder(files.pathOf(file));
    },
    async 'workflow.path'({ file }) {
      await Promise.resolve();
      // A page in a browser is told of no path.
      neededShell(ports.shell);
      return { path: files.pathOf(file) };
    },
    'workflow.sample': async () => ({ workflow: workflowFile(await ports.sampleWorkflow()) }),

    'file.choose': async () => {
      const path = await neededShell(ports.shell).chooseOpen({ title: 'Open graph', filters: OPEN_FILTERS });
      return path === undefined ? null : { file: await files.grant(path) };
    },
    'file.chooseSave': async ({ suggestedName, file }) => {
      const path = await neededShell(ports.shell).chooseSave({
        title: 'Save graph',
        // A page names no folder: beside the file it has open, else in the folder of graphs.
        suggestedPath: file === null ? join(info.workflowsFolder, plainName(suggestedName)) : files.pathOf(file),
        filters: FILTERS,
      });
      if (path === undefined) return null;
      const chosen = await files.grant(withExtension(path));
      // Only the name the dialog showed was agreed to be replaced.
      return { file: chosen, version: path === withExtension(path) ? await files.version(chosen) : null };
    },
    'file.recent': () => files.recent(),
    'file.watch': ({ page, files: open }) => {
      watch.watch(
        page,
        open.filter(({ file }) => files.isGranted(file)),
      );
      return Promise.resolve();
    },
    'file.takeOpened': () => Promise.resolve(opened.take()),
  };
}

function plainName(name: string): string {
  return name.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, '-');
}

function withExtension(path: string): string {
  return path.toLowerCase().endsWith(WORKFLOW_EXTENSION) ? path : path.replace(/\.json$/i, '') + WORKFLOW_EXTENSION;
}
