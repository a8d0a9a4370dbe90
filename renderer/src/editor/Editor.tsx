import { ReactFlowProvider } from '@xyflow/react';
import { useWorkflow } from '../stores/hooks.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { CanvasMenu } from './canvas/CanvasMenu.tsx';
import { ConnectDialog } from './wires/ConnectDialog.tsx';
import { PlacePath } from './canvas/PlacePath.tsx';
import { NodePalette } from './canvas/NodePalette.tsx';
import { useMenuCommands } from '../commands/useMenuCommands.ts';
import { useShortcuts } from '../commands/useShortcuts.ts';

/** The canvas, what adds to it, and the keys of the whole page. Another graph, and another place of it, is another canvas. */
export function Editor() {
  const documentId = useWorkflow((state) => state.documentId);
  const path = useWorkflow((state) => state.path);
  useShortcuts();
  useMenuCommands();
  return (
    <ReactFlowProvider key={`${documentId} ${path}`}>
      <CanvasMenu>
        <Canvas />
        <PlacePath />
      </CanvasMenu>
      <NodePalette />
      <ConnectDialog />
    </ReactFlowProvider>
  );
}
