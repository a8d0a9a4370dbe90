import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { BadInputError, NotFoundError } from '#shared/errors/inputErrors';
import { readWorkflowTold } from '#shared/workflow/readWorkflow';
import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { WorkflowFiles } from './createWorkflowFiles.ts';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { replaceVersion, versionAt, versionOf } from './graphAt.ts';
import { graphFileName } from './graphFileName.ts';
import type { RecentFile, RecentFiles } from './openRecentFiles.ts';
import { readGraphText } from './readWorkflowFile.ts';

/**
 * The graph files a page may touch. `file` is a name in the folder of graphs, or an absolute path that the user pointed at: in a dialog, by
 * “Open with”, by a drop, or in an earlier session. A page alone cannot make a path one of these.
 */
export interface GrantedFiles extends WorkflowFiles {
  /** From now on pages may read and write this path. Gives what calls name it by. */
  grant(path: string): Promise<string>;
  /** Whether pages may touch it. */
  isGranted(file: string): boolean;
  /** Where it is. @throws BadInputError for a file that was not granted */
  pathOf(file: string): string;
  /** Its version as it is now; `null` where there is no such file. @throws BadInputError for a file that was not granted */
  version(file: string): Promise<string | null>;
  /** Newest first, without those that are gone. */
  recent(): Promise<readonly RecentFile[]>;
}

export interface GrantedFilesOptions {
  readonly named: WorkflowFiles;
  /** The folder of `named`. */
  readonly folder: string;
  readonly recent: RecentFiles;
  /** What pages had open at the end of the last start, as they were granted then. */
  readonly open?: readonly string[];
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
  /** ms since the epoch */
  readonly now: () => number;
  readonly log: (error: unknown) => void;
}

export function createGrantedFiles(options: GrantedFilesOptions): GrantedFiles {
  const { named, folder, recent, open = [], assertClean, now, log } = options;
  // What was opened in an earlier session was pointed at then.
  const earlier = [...recent.current.map(({ file }) => file), ...open];
  const granted = new Set(earlier.filter((file) => isAbsolute(file)));
  /** Saves go one after the other, or two of them could both find the version they expect. */
  let lastSave: Promise<unknown> = Promise.resolve();

  const pathOf = (file: string): string => {
    if (!isAbsolute(file)) return join(folder, graphFileName(file));
    if (granted.has(file)) return file;
    throw new BadInputError('This file was not chosen in Lumi Studio.', {
      hint: 'Choose it by File → Open, or drop it on the window.',
    });
  };
  /** The file is open or safe already; a list that cannot be written must not hide that. */
  const remember = (file: string, name: string) => recent.add({ file, name, openedAt: now() }).catch(log);

  const saveAt: WorkflowFiles['save'] = async (file, workflow, version) => {
    const path = pathOf(file);
    const text = writeWorkflow(workflow);
    assertClean(text, 'The graph');
    assertClean(path, 'The path of the file');
    return { file, version: await replaceVersion(path, text, version, basename(path)) };
  };

  return {
    list: () => named.list(),
    async open(file) {
      const opened = isAbsolute(file) ? await openAt(file, pathOf(file)) : await named.open(file);
      await remember(opened.file, opened.workflow.name);
      return opened;
    },
    async save(file, workflow, version) {
      const write = isAbsolute(file) ? saveAt : named.save.bind(named);
      const saving = lastSave.then(() => write(file, workflow, version));
      lastSave = saving.catch(() => undefined);
      const saved = await saving;
      await remember(saved.file, workflow.name);
      return saved;
    },
    async grant(path) {
      const real = await settlePath(path);
      // A file of the folder of graphs keeps its short name, so that it is never open twice under two names.
      if (dirname(real) === (await settlePath(folder)) && isGraphName(basename(real))) return basename(real);
      granted.add(real);
      return real;
    },
    isGranted: (file) => (isAbsolute(file) ? granted.has(file) : isGraphName(file)),
    pathOf,
    version: (file) => versionAt(pathOf(file)),
    async recent() {
      const checked = await Promise.all(
        recent.current.map(async (entry) => [entry, await isFile(pathOf(entry.file))] as const),
      );
      await recent.drop(checked.filter(([, isThere]) => !isThere).map(([{ file }]) => file));
      return checked.filter(([, isThere]) => isThere).map(([entry]) => entry);
    },
  };
}

async function openAt(file: string, path: string): ReturnType<WorkflowFiles['open']> {
  if (!(await isFile(path))) throw new NotFoundError(`There is no file ${path} any more.`);
  const text = await readGraphText(path);
  return { file, ...readWorkflowTold(text, path), version: versionOf(text) };
}

/** One spelling of a path, links followed; the file itself need not be there yet. */
async function settlePath(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch (caught) {
    if (errorCode(caught) !== 'ENOENT') throw fileError('Opening', caught);
    const above = dirname(absolute);
    return above === absolute ? absolute : join(await settlePath(above), basename(absolute));
  }
}

/** Whether calls can name a file of the folder of graphs so. */
function isGraphName(name: string): boolean {
  try {
    return name.endsWith(WORKFLOW_EXTENSION) && graphFileName(name) === name;
  } catch (caught) {
    if (caught instanceof BadInputError) return false;
    throw caught;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    // Gone, or on a disk that is not there now: either way it cannot be opened.
    return false;
  }
}
