import { AppError } from '#shared/errors/AppError';
import { groupType } from '#shared/graph/groups/groupPath';
import { GROUP_EXTENSION, readGroupText, writeGroupFile, type GroupFile } from '#shared/workflow/groups/groupFile';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { placePart } from '../nodes/place/placePart.ts';
import type { Studio } from '../stores/studio.ts';

export function isGroupName(name: string): boolean {
  return name.toLowerCase().endsWith(GROUP_EXTENSION);
}

/** The file of a group that somebody handed over: asks whether it is for the graph on screen or to be kept. @throws AppError */
export async function openGroup(studio: Studio, text: string, name: string): Promise<void> {
  const file = readGroupText(text, name);
  const title = file.groups.find(({ id }) => id === file.group)?.name ?? '';
  const answer = await studio.questions.ask('confirm', {
    title: `“${title}” is a group`,
    message: 'Use it in this graph as a node, or keep it among your groups for all graphs.',
    save: 'Use in this graph',
    discard: 'Keep in my groups',
  });
  if (answer === 'save') useGroup(studio, file);
  if (answer === 'discard') await keepGroup(studio, file, title);
}

function useGroup(studio: Studio, { group, groups }: GroupFile): void {
  const { workflow, addPart } = studio.workflow.getState();
  const wish = studio.view.getState().canvas?.centre() ?? { x: 0, y: 0 };
  const node: WorkflowNode = { id: 'new', type: groupType(group), position: { x: 0, y: 0 } };
  const [placed = node] = placePart(studio, [node], wish, workflow);
  const [id] = addPart({ nodes: [placed], edges: [], groups });
  if (id !== undefined) studio.view.getState().canvas?.focus(id);
}

async function keepGroup({ client, questions, view }: Studio, file: GroupFile, title: string): Promise<void> {
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
