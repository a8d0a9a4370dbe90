import { Boxes, FolderHeart, Library, PencilRuler, Share2, Split, Ungroup } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { AppError } from '#shared/errors/AppError';
import { groupIdOf, pathBelow } from '#shared/graph/groups/groupPath';
import { groupFileOf, type GroupFile } from '#shared/workflow/groups/groupFile';
import { isGroupEnd } from '#shared/graph/groups/groupEnds';
import { usesOfGroups } from '#shared/workflow/groups/groupUses';
import type { Level } from '#shared/workflow/groups/level';
import { makeGroup } from '#shared/workflow/groups/makeGroup';
import { makeIndependent } from '#shared/workflow/groups/makeIndependent';
import { localId, placeAt } from '#shared/workflow/groups/placeAt';
import { proposeGroup } from '#shared/workflow/groups/proposeGroup';
import { ungroup } from '#shared/workflow/groups/ungroup';
import type { Position, WorkflowNode } from '#shared/workflow/Workflow';
import { withHeld } from '../nodes/frame/carried.ts';
import { USUAL_WIDTH } from '../nodes/rows/nodeMeasures.ts';
import { attempt } from '../stores/attempt.ts';
import { downloadGroup } from '../stores/groups/downloadGroup.ts';
import { keepGroup } from '../stores/groups/keepGroup.ts';
import type { Studio } from '../stores/studio.ts';
import type { Command } from './Command.ts';

/** What is done with groups, on whatever level one looks at. Each is one step of undo. */
export const groupCommands = {
  group: {
    run: groupSelection,
    isEnabled: (studio) => chosen(studio).some((node) => !isGroupEnd(node)),
    icon: Boxes,
  },
  ungroup: {
    run: (studio) => {
      const { whole, path, changeWhole, newId } = studio.workflow.getState();
      const level = levelNow(studio);
      const next = () => localId(path, newId());
      const start = { workflow: whole, ids: [] as readonly string[] };
      const done = uses(studio).reduce(({ workflow, ids }, { id }) => {
        const unpacked = ungroup(workflow, level, localId(path, id), next);
        return { workflow: unpacked.workflow, ids: [...ids, ...unpacked.ids] };
      }, start);
      changeWhole(
        done.workflow,
        done.ids.map((id) => pathBelow(path, id)),
      );
    },
    isEnabled: (studio) => uses(studio).length > 0,
    needs: 'Select a group first.',
    icon: Ungroup,
  },
  'edit-group': {
    run: (studio) => {
      const id = groupToEdit(studio);
      if (id !== undefined) void studio.questions.ask('group', { id });
    },
    isEnabled: (studio) => groupToEdit(studio) !== undefined,
    needs: 'Select a group, or open one.',
    icon: PencilRuler,
  },
  'make-independent': {
    run: (studio) => {
      const { whole, path, changeWhole, newId } = studio.workflow.getState();
      const level = levelNow(studio);
      const next = () => localId(path, newId());
      changeWhole(
        shared(studio).reduce((graph, { id }) => makeIndependent(graph, level, localId(path, id), next()), whole),
      );
    },
    isEnabled: (studio) => shared(studio).length > 0,
    needs: 'Select a group that is used more than once.',
    icon: Split,
  },
  'keep-group': {
    run: async (studio) => {
      const file = chosenFile(studio);
      if (file) await attempt(studio, undefined, () => keepGroup(studio, file));
    },
    isEnabled: (studio) => chosenFile(studio) !== undefined,
    needs: 'Select a group first.',
    icon: FolderHeart,
  },
  'share-group': {
    run: async (studio) => {
      const file = chosenFile(studio);
      if (file) await downloadGroup(studio, file);
    },
    isEnabled: (studio) => chosenFile(studio) !== undefined,
    needs: 'Select a group first.',
    icon: Share2,
  },
  'my-groups': {
    run: ({ questions }) => {
      void questions.ask('my-groups');
    },
    icon: Library,
  },
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

/** A group of the selected nodes at once, as is proposed, with its name to be written. */
function groupSelection(studio: Studio): void {
  const { whole, path, selection, changeWhole, newId } = studio.workflow.getState();
  const ids = new Set([...withHeld(studio, selection)].map((id) => localId(path, id)));
  const level = levelNow(studio);
  try {
    const wish = proposeGroup(whole, level, studio.paletteOf(whole), ids);
    const [group, use] = [localId(path, newId()), localId(path, newId())];
    const at = middle(studio);
    const made = makeGroup(whole, level, ids, wish, { group, use, ...(at && { at }) });
    changeWhole(made, [pathBelow(path, use)]);
    studio.view.getState().setRenaming(pathBelow(path, use));
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    studio.view.getState().reportError(caught.report());
  }
}

/** Where a node of the usual width lies in the middle of the selected ones. */
function middle(studio: Studio): Position | undefined {
  const boxes = studio.view.getState().canvas?.boxes();
  const all = chosen(studio).flatMap(({ id }) => boxes?.get(id) ?? []);
  if (all.length === 0) return undefined;
  const x = (Math.min(...all.map((box) => box.x)) + Math.max(...all.map((box) => box.x + box.width))) / 2;
  const y = (Math.min(...all.map((box) => box.y)) + Math.max(...all.map((box) => box.y + box.height))) / 2;
  return { x: Math.round(x - USUAL_WIDTH / 2), y: Math.round(y - 60) };
}

/** The group one looks into; `undefined`: the graph itself. */
export function levelNow({ workflow }: Pick<Studio, 'workflow'>): Level {
  const { whole, path } = workflow.getState();
  const place = path === '' ? undefined : placeAt(whole, path);
  return place === undefined || typeof place === 'string' ? undefined : place.group.id;
}

function chosen({ workflow }: Studio): readonly WorkflowNode[] {
  const { workflow: seen, selection } = workflow.getState();
  return seen.nodes.filter(({ id }) => selection.has(id));
}

function uses(studio: Studio): readonly WorkflowNode[] {
  const { whole } = studio.workflow.getState();
  return chosen(studio).filter(({ type }) => whole.groups?.some(({ id }) => id === groupIdOf(type)));
}

function shared(studio: Studio): readonly WorkflowNode[] {
  const counts = usesOfGroups(studio.workflow.getState().whole);
  return uses(studio).filter(({ type }) => (counts.get(groupIdOf(type) ?? '') ?? 0) > 1);
}

/** The one that is selected, else the one that is open. */
function groupToEdit(studio: Studio): string | undefined {
  const [first, ...others] = uses(studio);
  return first && others.length === 0 ? groupIdOf(first.type) : levelNow(studio);
}

/** The group whose one use is selected, as a file. */
function chosenFile(studio: Studio): GroupFile | undefined {
  const [first, ...others] = uses(studio);
  const id = first && others.length === 0 ? groupIdOf(first.type) : undefined;
  return id === undefined ? undefined : groupFileOf(studio.workflow.getState().whole, id);
}
