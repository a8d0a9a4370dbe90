import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import {
  decodeGraph,
  MAX_GRAPH_BYTES,
  readWorkflowTold,
  tooLarge,
  type ToldWorkflow,
} from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { errorCode } from '../disk/fileErrors.ts';

/** The graph in a file anywhere on the disk. @throws WorkflowFileError saying why it cannot be read. */
export async function readWorkflowFile(path: string): Promise<Workflow> {
  return (await readWorkflowFileTold(path)).workflow;
}

/** The same, with what of the file is not in the graph. @throws WorkflowFileError */
export async function readWorkflowFileTold(path: string): Promise<ToldWorkflow> {
  return readWorkflowTold(await readGraphText(path), path);
}

/** The text of a graph file, not looked into. @throws WorkflowFileError */
export async function readGraphText(path: string): Promise<string> {
  return decodeGraph(await readGraphBytes(path), path);
}

/** The bytes of a file that may be a graph, of any program. @throws WorkflowFileError */
export async function readGraphBytes(path: string): Promise<Uint8Array> {
  try {
    return await readBytes(path);
  } catch (caught) {
    const refusal = REFUSALS[errorCode(caught) ?? ''];
    if (!refusal) throw caught;
    throw new WorkflowFileError(refusal(path), { cause: caught });
  }
}

const REFUSALS: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no file ${path}.`,
  ENOTDIR: (path) => `There is no file ${path}.`,
  EISDIR: (path) => `${path} is a folder, not a graph file.`,
  EACCES: (path) => `You may not read ${path}.`,
  EPERM: (path) => `You may not read ${path}.`,
  ELOOP: (path) => `${path} is a link that leads nowhere.`,
  ENAMETOOLONG: () => 'The name of the file is too long.',
  ERR_INVALID_ARG_VALUE: () => 'This is not the name of a file.',
};

async function readBytes(path: string): Promise<Buffer> {
  // Opening a pipe would wait for someone to write into it.
  const file = await open(path, constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK));
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw new WorkflowFileError(`${path} is a folder, not a graph file.`);
    if (!stats.isFile()) throw new WorkflowFileError(`${path} is not an ordinary file.`);
    if (stats.size > MAX_GRAPH_BYTES) throw tooLarge(path);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
