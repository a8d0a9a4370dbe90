import type { OpenDocument } from '../graph/documents.ts';
import { baseName, suggestName, withoutExtension } from './fileNames.ts';
import { EMPTY_WORKFLOW } from '../graph/workflowStore.ts';

/**
 * What a graph is called once it is saved under another name. A name that came from its old file, from the sample or from nobody follows the
 * file, or two files would show under one title; a name that was given to the graph stays.
 */
export function nameAfterSaving(
  name: string,
  { file: old, isSample }: Pick<OpenDocument, 'file' | 'isSample'>,
  file: string,
): string {
  if (old?.name === file) return name;
  const isOfFile = old !== null && suggestName(name) === baseName(old.name);
  return isOfFile || isSample || name === EMPTY_WORKFLOW.name ? withoutExtension(baseName(file)) : name;
}
