import { useReactFlow } from '@xyflow/react';
import { useMemo, type DragEvent } from 'react';
import { WORKFLOW_EXTENSION, WORKFLOW_FORMAT } from '#shared/workflow/Workflow';
import { useStudio } from '../stores/hooks.ts';

/** Largest file looked into, bytes; a graph is far smaller. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What may be dropped on the canvas: a graph file opens, a text becomes a text node. */
export function useDrop() {
  const { workflow, files, view } = useStudio();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(() => {
    const addText = (value: string, at: { x: number; y: number }) => {
      if (value.trim() !== '') workflow.getState().addNode('text', at, undefined, { value });
    };
    const open = async (file: File, at: { x: number; y: number }) => {
      const isGraph = file.name.endsWith('.json');
      if (file.size > MAX_BYTES || !(isGraph || file.type.startsWith('text/'))) {
        view.getState().notify(`${file.name} is no graph and no text.`, 'Drop a .lumi.json file, or a text.');
        return;
      }
      if (window.lumi && file.name.endsWith(WORKFLOW_EXTENSION)) {
        // The desktop opens the file itself, so that Save goes back to it.
        await window.lumi.openDropped(file);
        return;
      }
      const text = await file.text();
      if (isGraph || text.includes(`"${WORKFLOW_FORMAT}"`)) await files.openText(text);
      else addText(text, at);
    };
    return {
      onDragOver(event: DragEvent) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop(event: DragEvent) {
        event.preventDefault();
        const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const [file] = event.dataTransfer.files;
        if (file) void open(file, at);
        else addText(event.dataTransfer.getData('text/plain'), at);
      },
    };
  }, [workflow, files, view, screenToFlowPosition]);
}
