import { AppError } from '#shared/errors/AppError';
import { readGroupText } from '#shared/workflow/groups/groupFile';
import { attempt } from '../../../stores/attempt.ts';
import { downloadGroup } from '../../../stores/groups/downloadGroup.ts';
import type { GroupEntry } from '../../../stores/groups/groupsStore.ts';
import type { Studio } from '../../../stores/studio.ts';

/** A group that was removed a moment ago: its file's text brings it back. */
export interface RemovedGroup {
  readonly name: string;
  readonly text: string;
}

/** Asks for another name of one's own group, again where that is taken. It never rejects. */
export function renameOwnGroup(studio: Studio, { file, name }: GroupEntry): Promise<void> {
  return attempt(studio, undefined, async () => {
    let suggestion = name;
    let message = 'Graphs that use it keep the name it has there.';
    for (;;) {
      const answer = await studio.questions.ask('set-name', {
        title: 'Rename group',
        message,
        suggestion,
        label: 'Name of the group',
        placeholder: 'what it makes',
        save: 'Rename',
      });
      if (answer === undefined || answer === name) return;
      try {
        await studio.client('groups.rename', { file, name: answer });
        return;
      } catch (caught) {
        if (!(caught instanceof AppError) || caught.code !== 'file-conflict') throw caught;
        message = `A group “${answer}” is among yours already. Choose another name.`;
        suggestion = answer;
      }
    }
  });
}

/** Hands one's own group over as a file. It never rejects. */
export function shareOwnGroup(studio: Studio, { file, name }: GroupEntry): Promise<void> {
  return attempt(studio, undefined, async () => {
    const { text } = await studio.client('groups.read', { file });
    await downloadGroup(studio, readGroupText(text, name));
  });
}

/**
 * Removes one's own group; gives what brings it back. One that cannot be read could not be kept anew, so that is asked first, and nothing is
 * given. It never rejects.
 */
export async function removeOwnGroup(studio: Studio, group: GroupEntry): Promise<RemovedGroup | undefined> {
  const { file, name, fault } = group;
  let removed: RemovedGroup | undefined;
  await attempt(studio, undefined, async () => {
    if (fault !== undefined) {
      const answer = await studio.questions.ask('confirm', {
        title: `Remove the group “${name}”?`,
        message: 'Its file cannot be read. Removing it cannot be undone.',
        save: 'Remove',
      });
      if (answer === 'save') await studio.client('groups.remove', { file });
      return;
    }
    const { text } = await studio.client('groups.read', { file });
    await studio.client('groups.remove', { file });
    removed = { name, text };
  });
  return removed;
}

/** Keeps a group again that was removed. Gives whether it could; it never rejects. */
export async function putBackGroup(studio: Studio, { text }: RemovedGroup): Promise<boolean> {
  let isBack = false;
  await attempt(studio, undefined, async () => {
    await studio.client('groups.keep', { text, isReplacing: false });
    isBack = true;
  });
  return isBack;
}
