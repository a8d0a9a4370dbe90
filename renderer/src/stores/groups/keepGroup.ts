import { AppError } from '#shared/errors/AppError';
import { writeGroupFile, type GroupFile } from '#shared/workflow/groups/groupFile';
import type { Studio } from '../studio.ts';

/** Keeps a group among one's own, for all graphs. Asks whether to replace one of that name. @throws AppError */
export async function keepGroup(
  { client, questions, view }: Pick<Studio, 'client' | 'questions' | 'view'>,
  file: GroupFile,
): Promise<void> {
  const title = titleOf(file);
  const keep = (isReplacing: boolean) => client('groups.keep', { text: writeGroupFile(file), isReplacing });
  try {
    await keep(false);
  } catch (caught) {
    if (!(caught instanceof AppError) || caught.code !== 'file-conflict') throw caught;
    const answer = await questions.ask('confirm', {
      title: `Replace the group “${title}”?`,
      message: 'A group of this name is among yours already. Graphs that use it keep the one they have.',
      save: 'Replace',
    });
    if (answer !== 'save') return;
    await keep(true);
  }
  view.getState().notify(`“${title}” is among your groups now.`);
}

/** The name of the group that a file is about. */
export function titleOf({ group, groups }: GroupFile): string {
  return groups.find(({ id }) => id === group)?.name ?? '';
}
