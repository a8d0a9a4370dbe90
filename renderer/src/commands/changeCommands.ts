import { ArrowLeftRight, Replace } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { isReplaceable as isReplaceableIn } from '#shared/workflow/replacements';
import type { Studio } from '../stores/studio.ts';
import { hasFieldMoves } from './change/fieldWires.ts';
import type { Command } from './Command.ts';

/** What turns one thing in the graph into another. */
export const changeCommands = {
  replace: {
    run: (studio) => {
      const [node] = studio.workflow.getState().selection;
      if (node !== undefined) void studio.questions.ask('replace', { node });
    },
    isEnabled: isReplaceable,
    icon: Replace,
  },
  'field-wires': {
    run: (studio) => {
      void studio.questions.ask('field-wires', { nodes: [...studio.workflow.getState().selection] });
    },
    isEnabled: (studio) => hasFieldMoves(studio, studio.workflow.getState().selection),
    icon: ArrowLeftRight,
  },
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

function isReplaceable({ workflow, paletteOf }: Studio): boolean {
  const { workflow: graph, selection } = workflow.getState();
  const [node, ...others] = selection;
  return node !== undefined && others.length === 0 && isReplaceableIn(graph, node, paletteOf(graph));
}
