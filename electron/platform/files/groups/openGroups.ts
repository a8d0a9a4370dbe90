import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BadInputError, FileConflictError, NotFoundError, WorkflowFileError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import type { WorkflowGroup } from '#shared/workflow/Workflow';
import { GROUP_EXTENSION, readGroupText, writeGroupFile, type GroupFile } from '#shared/workflow/groups/groupFile';
import { errorCode, fileError } from '../../disk/fileErrors.ts';
import { writeAtomically } from '../../disk/writeAtomically.ts';
import { readGraphText } from '../readWorkflowFile.ts';
import { hasForbiddenSigns, safeName } from '../safeName.ts';
import { watchFolder } from './watchFolder.ts';

/** Characters of a file's name that are taken from the group's. */
const MAX_STEM = 80;
/** Far more than a person keeps; what is more is not looked at. */
const MOST_FILES = 2000;

/** One's own groups. `file` is the name of a file in their folder, without its extension. */
export interface OwnGroups {
  /** By name. One that cannot be read is among them, with why. @throws StorageError */
  list(): Promise<readonly OwnGroup[]>;
  /** The text of its file. @throws NotFoundError, WorkflowFileError */
  read(file: string): Promise<string>;
  /** Under the name the group has; gives its file. @throws FileConflictError, SecretFoundError, WorkflowFileError, StorageError */
  keep(text: string, isReplacing: boolean): Promise<string>;
  /** Gives its file. @throws NotFoundError, FileConflictError, SecretFoundError, WorkflowFileError, StorageError */
  rename(file: string, name: string): Promise<string>;
  /** @throws NotFoundError, StorageError */
  remove(file: string): Promise<void>;
  /** Hears that files have come, gone or changed, whoever did it. Gives its own unsubscribe. */
  onChange(listener: () => void): () => void;
  close(): void;
}

export interface OwnGroup {
  readonly file: string;
  /** ms since the epoch */
  readonly modifiedAt: number;
  /** Absent where `fault` says why. */
  readonly group?: WorkflowGroup;
  readonly fault?: string;
}

interface OpenGroupsOptions {
  /** Made with the first of them. Any file of a group that is put there is one. */
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

export function openGroups({ folder, assertClean }: OpenGroupsOptions): OwnGroups {
  /** Changes go one after the other, or two could take the same name. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const pathOf = (file: string) => join(folder, plainName(file) + GROUP_EXTENSION);
  const textOf = async (file: string) => {
    const path = pathOf(file);
    if (!(await isFile(path))) throw new NotFoundError('This group is not there any more.');
    return readGraphText(path);
  };
  const write = async (file: string, text: string, isNew: boolean) => {
    await mkdir(folder, { recursive: true, mode: 0o700 }).catch((caught: unknown) => {
      throw fileError('Keeping the group', caught);
    });
    try {
      await writeAtomically(pathOf(file), text, { isNew });
    } catch (caught) {
      throw errorCode(caught) === 'EEXIST' ? taken(file) : caught;
    }
  };
  const describe = async (file: string): Promise<OwnGroup | undefined> => {
    try {
      const stats = await stat(pathOf(file));
      if (!stats.isFile()) return undefined;
      const modifiedAt = Math.round(stats.mtimeMs);
      try {
        return { file, modifiedAt, group: mainOf(readGroupText(await readGraphText(pathOf(file)), `“${file}”`)) };
      } catch (caught) {
        // A broken one is named, and hides none of the others.
        if (!(caught instanceof WorkflowFileError)) throw caught;
        const { message, hint } = reportOf(caught);
        return { file, modifiedAt, fault: hint === undefined ? message : `${message} ${hint}` };
      }
    } catch (caught) {
      if (errorCode(caught) === 'ENOENT') return undefined;
      throw caught;
    }
  };
  const watch = watchFolder(folder);

  return {
    async list() {
      const found = await Promise.all((await filesIn(folder)).map(describe));
      const nameOf = ({ group, file }: OwnGroup) => group?.name ?? file;
      return found
        .filter((each) => each !== undefined)
        .sort((one, other) => nameOf(one).localeCompare(nameOf(other)) || (one.file < other.file ? -1 : 1));
    },
    read: textOf,
    keep: (given, isReplacing) =>
      inTurn(async () => {
        const file = readGroupText(given, 'The group');
        const text = writeGroupFile(file);
        assertClean(text, 'The group');
        const name = fileNameOf(mainOf(file).name);
        // On a disk that takes no notice of capitals it is the very file; elsewhere two would be told apart by nobody.
        const present = (await filesIn(folder)).find((each) => each.toLowerCase() === name.toLowerCase());
        if (present !== undefined && !isReplacing) throw taken(name);
        await write(present ?? name, text, present === undefined);
        return present ?? name;
      }),
    rename: (from, name) =>
      inTurn(async () => {
        const file = readGroupText(await textOf(from), 'The group');
        const groups = file.groups.map((group) => (group.id === file.group ? { ...group, name } : group));
        const text = writeGroupFile({ ...file, groups });
        assertClean(text, 'The name');
        const to = fileNameOf(name);
        const others = (await filesIn(folder)).filter((each) => each !== from);
        if (others.some((each) => each.toLowerCase() === to.toLowerCase())) throw taken(to);
        await write(from, text, false);
        try {
          if (to !== from) await rename(pathOf(from), pathOf(to));
        } catch (caught) {
          throw fileError('Renaming the group', caught);
        }
        return to;
      }),
    remove: (file) =>
      inTurn(async () => {
        if (!(await isFile(pathOf(file)))) throw new NotFoundError('This group is not there any more.');
        await rm(pathOf(file)).catch((caught: unknown) => {
          throw fileError('Removing the group', caught);
        });
      }),
    onChange: (listener) => watch.onChange(listener),
    close: () => {
      watch.close();
    },
  };
}

function mainOf({ group, groups }: GroupFile): WorkflowGroup {
  const main = groups.find(({ id }) => id === group);
  if (!main) throw new WorkflowFileError('The file lacks the group it is about.');
  return main;
}

function fileNameOf(name: string): string {
  return safeName(name, MAX_STEM, 'Group').replaceAll('..', '-');
}

function taken(file: string): FileConflictError {
  return new FileConflictError(`There is a group “${file}” already.`, { hint: 'Choose another name, or replace it.' });
}

/** @throws BadInputError for what is no name of a file in the folder */
function plainName(file: string): string {
  if (hasForbiddenSigns(file) || file.startsWith('.') || file.includes('..') || !file.isWellFormed())
    throw new BadInputError('This is not the name of a group’s file.');
  return file;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder))
      .filter((name) => name.endsWith(GROUP_EXTENSION))
      .map((name) => name.slice(0, -GROUP_EXTENSION.length))
      .filter((name) => name !== '' && !name.startsWith('.') && !name.includes('..') && !hasForbiddenSigns(name))
      .sort()
      .slice(0, MOST_FILES);
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return [];
    throw fileError('Listing the groups', caught);
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
