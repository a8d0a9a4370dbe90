import { useStudio, useWorkflow } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { performCommand } from '../../commands/performCommand.ts';
import './CanvasHint.css';

/** What can be done with a canvas nothing lies on. */
export function CanvasHint() {
  const studio = useStudio();
  const isEmpty = useWorkflow(({ workflow }) => workflow.nodes.length === 0);
  if (!isEmpty) return null;
  return (
    <div className="canvas-hint">
      <p>
        Double-click or press <Kbd>/</Kbd> to add a node, or drop a graph file here.
      </p>
      <Button onClick={() => void performCommand(studio, 'open-sample')}>Open the sample</Button>
    </div>
  );
}
