import { Redo2, Undo2 } from 'lucide-react';
import { useStudio, useWorkflow } from '../stores/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { keysOf } from '../commands/keysOf.ts';

export function EditButtons() {
  const { workflow } = useStudio();
  const canUndo = useWorkflow((state) => state.canUndo);
  const canRedo = useWorkflow((state) => state.canRedo);
  return (
    <>
      <IconButton
        label="Undo"
        shortcut={keysOf('undo')}
        icon={Undo2}
        disabled={!canUndo}
        onClick={() => {
          workflow.getState().undo();
        }}
      />
      <IconButton
        label="Redo"
        shortcut={keysOf('redo')}
        icon={Redo2}
        disabled={!canRedo}
        onClick={() => {
          workflow.getState().redo();
        }}
      />
    </>
  );
}
