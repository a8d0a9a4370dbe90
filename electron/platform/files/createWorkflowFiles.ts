import { mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BadInputError, NotFoundError, WorkflowFileError } from '#shared/errors/inputErrors';
import { readWorkflowTold } from '#shared/workflow/readWorkflow';
import { WORKFLOW_EXTENSION, type Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { replaceVersion, versionOf } from './graphAt.ts';
import { graphFileName } from './graphFileName.ts';
import { readGraphText } from './readWorkflowFile.ts';

export interface GraphFileEntry {
  readonly file: string;
  /** The graph's own name; that of the file where it cannot be read. */
  readonly name: string;
  /** ms since the epoch */
  readonly modifiedAt: number;
}

export interface OpenedGraph {
  readonly file: string;
  readonly workflow: Workflow;
  /** SHA-256 of the file's bytes: changes whenever the file does. */
  readonly version: string;
  /** What of the file is not in the graph, a sentence each. The file has it until it is saved over; then a copy of it stays. */
  readonly left: readonly string[];
}

/** The graph files of one folder. */
export interface WorkflowFiles {
  /** Newest first. */
  list(): Promise<GraphFileEntry[]>;
  /** @throws NotFoundError, WorkflowFileError, BadInputError */
  open(file: string): Promise<OpenedGraph>;
  /**
   * `version`: what `open` or `save` gave last; `null` for a file that must not be there yet.
   * @throws FileConflictError where the file is not of that version, SecretFoundError, StorageError, BadInputError
   */
  save(file: string, workflow: Workflow, version: string | null): Promise<Pick<OpenedGraph, 'file' | 'version'>>;
}

interface WorkflowFilesOptions {
  /** Holds the files; made with the first of them. */
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

export function createWorkflowFiles({ folder, assertClean }: WorkflowFilesOptions): WorkflowFiles {
  /** Saves go one after the other, or two of them could both find the version they expect. */
  let lastSave: Promise<unknown> = Promise.resolve();

  const save: WorkflowFiles['save'] = async (file, workflow, version) => {
    const name = graphFileName(file);
    const text = writeWorkflow(workflow);
    assertClean(text, 'The graph');
    assertClean(name, 'The name of the file');
    await mkdir(folder, { recursive: true, mode: 0o700 }).catch((caught: unknown) => {
      throw fileError('Saving', caught);
    });
    const path = join(folder, name);
    if (version !== null) await isInside(path, folder);
    return { file: name, version: await replaceVersion(path, text, version, name) };
  };

  return {
    async list() {
      const names = (await filesIn(folder)).filter(
        (name) => name.endsWith(WORKFLOW_EXTENSION) && !name.startsWith('.'),
      );
      const entries: GraphFileEntry[] = [];
      for (const name of names) {
        const entry = await describe(join(folder, name), name, folder);
        if (entry) entries.push(entry);
      }
      return entries.sort((a, b) => b.modifiedAt - a.modifiedAt || (a.file < b.file ? -1 : 1));
    },
    async open(file) {
      const name = graphFileName(file);
      const path = join(folder, name);
      if (!(await isInside(path, folder))) throw new NotFoundError(`There is no graph file “${name}”.`);
      const text = await readGraphText(path);
      return { file: name, ...readWorkflowTold(text, name), version: versionOf(text) };
    },
    save(file, workflow, version) {
      const saved = lastSave.then(() => save(file, workflow, version));
      lastSave = saved.catch(() => undefined);
      return saved;
    },
  };
}

/** Whether the file is there. @throws BadInputError for a link that leads out of the folder. */
async function isInside(path: string, folder: string): Promise<boolean> {
  try {
    const [target, root] = await Promise.all([realpath(path), realpath(folder)]);
    if (dirname(target) === root) return true;
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return false;
    throw fileError('Opening', caught);
  }
  throw new BadInputError('This file is a link that leads out of the folder of graphs.', {
    hint: 'Put the file itself there.',
  });
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return [];
    throw fileError('Listing the graphs', caught);
  }
}

/** `undefined`: no file, or one that leads elsewhere. */
async function describe(path: string, file: string, folder: string): Promise<GraphFileEntry | undefined> {
  try {
    if (!(await isInside(path, folder))) return undefined;
    const stats = await stat(path);
    if (!stats.isFile()) return undefined;
    return { file, name: await nameIn(path, file), modifiedAt: Math.round(stats.mtimeMs) };
  } catch (caught) {
    if (caught instanceof BadInputError || errorCode(caught) === 'ENOENT') return undefined;
    throw caught;
  }
}

async function nameIn(path: string, file: string): Promise<string> {
  try {
    const parsed: unknown = JSON.parse((await readGraphText(path)).replace(/^\uFEFF/, ''));
    if (typeof parsed === 'object' && parsed && 'name' in parsed && typeof parsed.name === 'string' && parsed.name) {
      return parsed.name;
    }
  } catch (caught) {
    // A file that cannot be read is listed too: its owner is looking for it.
    if (!(caught instanceof SyntaxError) && !(caught instanceof WorkflowFileError)) throw caught;
  }
  return file.slice(0, -WORKFLOW_EXTENSION.length);
}
