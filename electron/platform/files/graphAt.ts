import { createHash } from 'node:crypto';
import { FileConflictError, WorkflowFileError } from '#shared/errors/inputErrors';
import { errorCode } from '../disk/fileErrors.ts';
import { readGraphText } from './readWorkflowFile.ts';
import { writeAtomically } from '../disk/writeAtomically.ts';

/** SHA-256 of a graph file's bytes: changes whenever the file does. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The version of the file as it is now; `null` where there is none. @throws WorkflowFileError where it cannot be read. */
export async function versionAt(path: string): Promise<string | null> {
  try {
    return versionOf(await readGraphText(path));
  } catch (caught) {
    if (caught instanceof WorkflowFileError && ['ENOENT', 'ENOTDIR'].includes(errorCode(caught.cause) ?? ''))
      return null;
    throw caught;
  }
}

/**
 * Writes a graph over the version that was seen, never over another. Gives the new version.
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
    const present = await versionAt(path);
    if (present === null) {
      throw new FileConflictError('The file is gone: it was moved or removed since it was opened.', {
        hint: 'Save it under a name of your choice.',
      });
    }
    if (present !== version) {
      throw new FileConflictError('The file was changed by another program since it was opened.', {
        hint: 'Save under another name, or open the file again and lose the changes made here.',
      });
    }
  }
  try {
    await writeAtomically(path, text, { isNew: version === null });
  } catch (caught) {
    if (errorCode(caught) !== 'EEXIST') throw caught;
    throw new FileConflictError(`There is a file “${name}” already.`, { hint: 'Choose another name.' });
  }
  return versionOf(text);
}
