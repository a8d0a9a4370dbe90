import { GROUP_EXTENSION, readGroupText } from '#shared/workflow/groups/groupFile';
import { placeGroup } from '../nodes/place/placeGroup.ts';
import { keepGroup, titleOf } from '../stores/groups/keepGroup.ts';
import type { Studio } from '../stores/studio.ts';

export function isGroupName(name: string): boolean {
  return name.toLowerCase().endsWith(GROUP_EXTENSION);
}

/** The file of a group that somebody handed over: asks whether it is for the graph on screen or to be kept. @throws AppError */
export async function openGroup(studio: Studio, text: string, name: string): Promise<void> {
  const { left, ...file } = readGroupText(text, name);
  const more = left.length > 1 ? ` And ${String(left.length - 1)} more.` : '';
  const lost = left[0] === undefined ? '' : ` A part of it could not be read: ${left[0]}${more}`;
  const answer = await studio.questions.ask('confirm', {
    title: `“${titleOf(file)}” is a group`,
    message: `Use it in this graph as a node, or keep it among your groups for all graphs.${lost}`,
    save: 'Use in this graph',
    discard: 'Keep in my groups',
  });
  if (answer === 'save') placeGroup(studio, file);
  if (answer === 'discard') await keepGroup(studio, file);
}
