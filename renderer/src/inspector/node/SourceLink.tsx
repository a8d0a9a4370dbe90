import { edgesInto } from '#shared/workflow/lookups';
import { useSources } from '../../nodes/useNode.ts';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';

export interface SourceLinkProps {
  readonly node: string;
  readonly socket: string;
}

/** What feeds an input; a click goes there. */
export function SourceLink({ node, socket }: SourceLinkProps) {
  const { view } = useStudio();
  const names = useSources(node, socket);
  const source = useWorkflow(
    ({ workflow }) => edgesInto(workflow, node).find(({ to }) => to.socket === socket)?.from.node,
  );
  if (names === null || source === undefined) return null;
  return (
    <button
      type="button"
      className="source-link"
      title={`Go to ${names}`}
      onClick={() => {
        view.getState().revealNode(source);
      }}
    >
      from <em>{names}</em>
    </button>
  );
}
