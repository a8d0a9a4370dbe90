import { ChevronRight } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { useKeysOf } from '../../commands/keysOf.ts';
import { performCommand } from '../../commands/performCommand.ts';
import { hasStatus } from '../../nodes/markedNodes.ts';
import { usePreview, useRun, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';

/** How many nodes want to be looked at, where there are any: each goes to the next of them. */
export function MarkCounts() {
  const nodes = useWorkflow(({ workflow }) => workflow.nodes);
  const problems = usePreview(({ problemsByNode }) => nodes.filter(({ id }) => problemsByNode.has(id)).length);
  const failed = useRun((state) => countOf(nodes, hasStatus(state, 'failed')));
  const running = useRun((state) => countOf(nodes, hasStatus(state, 'running')));
  return (
    <>
      <Count command="next-problem" count={problems} words={problems === 1 ? 'problem' : 'problems'} />
      <Count command="next-failed" count={failed} words="failed" />
      <Count command="next-running" count={running} words="running" />
    </>
  );
}

function countOf(nodes: readonly { readonly id: string }[], has: (id: string) => boolean): number {
  return nodes.reduce((count, { id }) => (has(id) ? count + 1 : count), 0);
}

interface CountProps {
  readonly command: CommandId;
  readonly count: number;
  readonly words: string;
}

function Count({ command, count, words }: CountProps) {
  const studio = useStudio();
  const keys = useKeysOf(command);
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="zoom-control__text zoom-control__count"
      title={`Go to the next one (${keys})`}
      onClick={() => void performCommand(studio, command)}
    >
      {count} {words}
      <Icon icon={ChevronRight} size={12} />
    </button>
  );
}
