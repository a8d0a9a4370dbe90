import { ReactFlowProvider } from '@xyflow/react';
import { useWorkflow } from '../stores/hooks.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { CanvasMenu } from './canvas/CanvasMenu.tsx';
import { ConnectDialog } from './wires/ConnectDialog.tsx';
import { NodePalette } from './canvas/NodePalette.tsx';
import { useMenuCommands } from '../commands/useMenuCommands.ts';
import { useShortcuts } from '../commands/useShortcuts.ts';

/** The canvas, what adds to it, and the keys of the whole page. Another graph is another canvas. */
export function Editor() {
  const documentId = useWorkflow((state) => state.documentId);
  useShortcuts();
  useMenuCommands();
  return (
    <ReactFlowProvider key={documentId}>
      <CanvasMenu>
        <Canvas />
      </CanvasMenu>
      <NodePalette />
      <ConnectDialog />
    </ReactFlowProvider>
  );
}
