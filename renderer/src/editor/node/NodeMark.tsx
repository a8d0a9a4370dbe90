import { TriangleAlert } from 'lucide-react';
import { useNodeRun } from '../../nodes/useNode.ts';
import { usePreview } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useToldProblems } from './useToldProblems.ts';

/**
 * That there is something to say of a node, in its header, where it moves and covers nothing: that a run would stop at it, else, before
 * the first run, how many calls it would make. The words themselves are below it while the node is pointed at or selected.
 */
export function NodeMark({ id }: { readonly id: string }) {
  const { told } = useToldProblems(id);
  const calls = usePreview(({ byNode }) => byNode.get(id)?.length ?? 0);
  const hasRun = useNodeRun(id) !== undefined;
  const [first] = told;
  if (first) {
    return (
      <span className="node__state node__state--bad" aria-hidden title={told.map(({ message }) => message).join('\n')}>
        <Icon icon={TriangleAlert} size={13} />
      </span>
    );
  }
  return calls > 1 && !hasRun ? (
    <span className="node__state" aria-hidden title="What a run would ask for">
      {calls} calls
    </span>
  ) : null;
}
