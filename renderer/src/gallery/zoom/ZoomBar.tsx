import { Minus, Plus } from 'lucide-react';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Zoom } from './useZoom.ts';
import { ZOOM_STEP } from './zoomKey.ts';
import './ZoomBar.css';

type ZoomBarProps = Pick<Zoom, 'magnification' | 'isFitted' | 'zoomBy' | 'toggle'>;

/** How large a picture is shown, and buttons that change it. */
export function ZoomBar({ magnification, isFitted, zoomBy, toggle }: ZoomBarProps) {
  const percent = `${String(Math.round(magnification * 100))} %`;
  return (
    <div className="zoom-bar" role="group" aria-label="Zoom">
      <IconButton
        label="Zoom out"
        shortcut="-"
        size="small"
        icon={Minus}
        disabled={isFitted}
        onClick={() => {
          zoomBy(1 / ZOOM_STEP);
        }}
      />
      <button
        type="button"
        className="zoom-bar__percent"
        aria-label={`Zoom ${percent}, ${isFitted ? 'show full size' : 'fit to window'}`}
        onClick={toggle}
      >
        {percent}
      </button>
      <IconButton
        label="Zoom in"
        shortcut="+"
        size="small"
        icon={Plus}
        onClick={() => {
          zoomBy(ZOOM_STEP);
        }}
      />
      <button
        type="button"
        className="zoom-bar__percent"
        aria-pressed={!isFitted}
        aria-label="One to one"
        onClick={toggle}
      >
        1:1
      </button>
    </div>
  );
}
