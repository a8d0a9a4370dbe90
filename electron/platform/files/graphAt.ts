import { createHash } from 'node:crypto';
import { FileConflictError, WorkflowFileError } from '#shared/errors/inputErrors';
import { readWorkflowTold } from '#shared/workflow/readWorkflow';
import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';
import { errorCode } from '../disk/fileErrors.ts';
import { readGraphText } from './readWorkflowFile.ts';
import { writeAtomically } from '../disk/writeAtomically.ts';

/** SHA-256 of a graph file's bytes: changes whenever the file does. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The version of the file as it is now; `null` where there is none. @throws WorkflowFileError where it cannot be read. */
export async function versionAt(path: string): Promise<string | null> {
  const text = await textAt(path);
  return text === null ? null : versionOf(text);
}

async function textAt(path: string): Promise<string | null> {
  try {
    return await readGraphText(path);
  } catch (caught) {
    if (caught instanceof WorkflowFileError && ['ENOENT', 'ENOTDIR'].includes(errorCode(caught.cause) ?? ''))
      return null;
    throw caught;
  }
}

/**
 * Writes a graph over the version that was seen, never over another. Where that holds what no graph can, a copy of it stays beside. Gives the
 * new version.
 * @param version `null` for a file that must not be there yet
 * @param name what messages call the file
 * @throws FileConflictError, WorkflowFileError, StorageError
 */
export async function replaceVersion(
  path: string,
  text: string,
  version: string | null,
  name: string,
): Promise<string> {
  if (version !== null) {
    const before = await textAt(path);
    if (before === null) {
      throw new FileConflictError('The file is gone: it was moved or removed since it was opened.', {
        hint: 'Save it under a name of your choice.',
      });
    }
    if (versionOf(before) !== version) {
      throw new FileConflictError('The file was changed by another program since it was opened.', {
        hint: 'Save under another name, or open the file again and lose the changes made here.',
      });
    }
    if (holdsMore(before)) await keepBeside(path, before);
  }
  try {
    await writeAtomically(path, text, { isNew: version === null });
  } catch (caught) {
    if (errorCode(caught) !== 'EEXIST') throw caught;
    throw new FileConflictError(`There is a file “${name}” already.`, { hint: 'Choose another name.' });
  }
  return versionOf(text);
}

/** Whether something of a graph file is not in the graph that is read from it. */
function holdsMore(text: string): boolean {
  try {
    return readWorkflowTold(text).left.length > 0;
  } catch (caught) {
    // It was to be replaced, whatever it is.
    if (caught instanceof WorkflowFileError) return false;
    throw caught;
  }
}

/** A copy under the first name that is free. @throws StorageError; nothing is written over then */
async function keepBeside(path: string, text: string): Promise<void> {
  const stem = path.endsWith(WORKFLOW_EXTENSION) ? path.slice(0, -WORKFLOW_EXTENSION.length) : path;
  for (let number = 1; ; number++) {
    const name = `${stem} (as it was${number === 1 ? '' : ` ${String(number)}`})${WORKFLOW_EXTENSION}`;
    try {
      await writeAtomically(name, text, { isNew: true });
      return;
    } catch (caught) {
      if (errorCode(caught) !== 'EEXIST') throw caught;
    }
  }
}
