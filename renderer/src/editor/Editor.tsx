import { ReactFlowProvider } from '@xyflow/react';
import { useWorkflow } from '../stores/hooks.ts';
import { Canvas } from './Canvas.tsx';
import { CanvasMenu } from './CanvasMenu.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { Palette } from './Palette.tsx';
import { useMenuCommands } from './useMenuCommands.ts';
import { useShortcuts } from './useShortcuts.ts';

/** The canvas, what adds to it, and the keys of the whole page. Another graph is another canvas. */
export function Editor() {
  const document = useWorkflow((state) => state.document);
  useShortcuts();
  useMenuCommands();
  return (
    <ReactFlowProvider key={document}>
      <CanvasMenu>
        <Canvas />
      </CanvasMenu>
      <Palette />
      <ConnectDialog />
    </ReactFlowProvider>
  );
}
