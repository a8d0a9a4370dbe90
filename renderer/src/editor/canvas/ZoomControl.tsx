import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { Minus, Plus } from 'lucide-react';
import { useView } from '../../stores/hooks.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import './ZoomControl.css';

/** How near the canvas is, and how to change it. */
export function ZoomControl() {
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  const canvas = useView((state) => state.canvas);
  const flow = useReactFlow();
  return (
    <Panel position="bottom-left" className="zoom-control">
      <IconButton
        label="Zoom out"
        shortcut="-"
        icon={Minus}
        size="small"
        side="top"
        onClick={() => canvas?.zoomBy(1 / 1.2)}
      />
      <button
        type="button"
        className="zoom-control__text"
        aria-label={`Zoom ${String(percent)} %, set to 100 %`}
        onClick={() => void flow.zoomTo(1)}
      >
        {percent} %
      </button>
      <IconButton
        label="Zoom in"
        shortcut="+"
        icon={Plus}
        size="small"
        side="top"
        onClick={() => canvas?.zoomBy(1.2)}
      />
      <button type="button" className="zoom-control__text" onClick={() => canvas?.fit()}>
        Fit
      </button>
    </Panel>
  );
}
