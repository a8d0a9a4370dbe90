import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { errorCode } from './fileErrors.ts';

/** Far above any graph; a wrong file must not fill the memory. */
export const MAX_GRAPH_BYTES = 64_000_000;

/** The graph in a file anywhere on the disk. @throws WorkflowFileError saying why it cannot be read. */
export async function readWorkflowFile(path: string): Promise<Workflow> {
  return readWorkflowText(await readGraphText(path));
}

/** The text of a graph file, not looked into. @throws WorkflowFileError */
export async function readGraphText(path: string): Promise<string> {
  try {
    return decode(await readBytes(path), path);
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
    if (stats.size > MAX_GRAPH_BYTES) throw new WorkflowFileError(`${path} is too large to be a graph.`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new WorkflowFileError(`${path} is not a text file in UTF-8.`, {
      hint: 'Graph files end in .lumi.json and are plain text.',
      cause,
    });
  }
}
