import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import { ContextMenu } from '../../ui/overlays/ContextMenu.tsx';
import { menuAt } from './menuAt.ts';
import { isCovered } from '../../commands/performCommand.ts';

/** The one context menu of the canvas and all that lies on it. */
export function CanvasMenu({ children }: { readonly children: ReactNode }) {
  const studio = useStudio();
  const { screenToFlowPosition } = useReactFlow();
  const area = useRef<HTMLDivElement>(null);
  useMenuKey(area);
  return (
    <ContextMenu entriesFor={(target, point) => menuAt(studio, target, screenToFlowPosition(point))}>
      <div ref={area} className="canvas-area">
        {children}
      </div>
    </ContextMenu>
  );
}

/** The menu key and Shift+F10 ask whatever has the focus. Where nothing has it, they ask the selected node, else the canvas. */
function useMenuKey(area: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      if (!isMenuKey || document.activeElement?.matches('body, .react-flow') !== true || isCovered()) return;
      const target =
        area.current?.querySelector('.react-flow__node.selected') ?? area.current?.querySelector('.react-flow__pane');
      if (!target) return;
      event.preventDefault();
      const { left, top, width, height } = target.getBoundingClientRect();
      const at = { clientX: left + Math.min(width / 2, 80), clientY: top + Math.min(height / 2, 40) };
      target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }));
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [area]);
}
