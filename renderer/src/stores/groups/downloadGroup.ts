import { GROUP_EXTENSION, readGroupText, writeGroupFile, type GroupFile } from '#shared/workflow/groups/groupFile';
import { attempt } from '../attempt.ts';
import { download } from '../files/download.ts';
import { safeName } from '../files/fileNames.ts';
import type { Studio } from '../studio.ts';
import { titleOf } from './keepGroup.ts';

/** Asks what of a group is to be left out, and hands it over as a file for others. No key is in it: the service knows the live ones. It never rejects. */
export function downloadGroup(studio: Studio, file: GroupFile): Promise<void> {
  return attempt(studio, undefined, async () => {
    const strip = await studio.questions.ask('share-group', file);
    if (!strip) return;
    const { text } = await studio.client('share.group', { text: writeGroupFile(file), strip: [...strip] });
    download(text, `${safeName(titleOf(readGroupText(text)))}${GROUP_EXTENSION}`, 'application/json');
  });
}
