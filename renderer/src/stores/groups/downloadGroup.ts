import { looksLikeKey } from '#shared/graph/keyShapes';
import { GROUP_EXTENSION, writeGroupFile, type GroupFile } from '#shared/workflow/groups/groupFile';
import { download } from '../files/download.ts';
import { safeName } from '../files/fileNames.ts';
import type { Studio } from '../studio.ts';
import { titleOf } from './keepGroup.ts';

/** Hands a group over as a file for others. Refuses one that holds what looks like a key. */
export function downloadGroup({ view }: Pick<Studio, 'view'>, file: GroupFile): void {
  const text = writeGroupFile(file);
  if (looksLikeKey(text)) {
    view
      .getState()
      .notify('This group holds an API key, so it is not written to a file.', 'Remove the key and try again.');
    return;
  }
  download(text, `${safeName(titleOf(file))}${GROUP_EXTENSION}`, 'application/json');
}
