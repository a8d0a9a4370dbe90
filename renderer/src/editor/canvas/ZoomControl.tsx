import { Panel, useStore } from '@xyflow/react';
import { GalleryHorizontal, Map as MapIcon, Minus, Plus } from 'lucide-react';
import { useKeysOf } from '../../commands/keysOf.ts';
import { useCommand } from '../../commands/useCommand.ts';
import { useView } from '../../stores/hooks.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { BookmarkMenu } from './BookmarkMenu.tsx';
import { MarkCounts } from './MarkCounts.tsx';
import './ZoomControl.css';

/** How near the canvas is, and how to change it. */
export function ZoomControl() {
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  const canvas = useView((state) => state.canvas);
  const filmstrip = useCommand('filmstrip');
  const overview = useCommand('overview');
  const filmstripKeys = useKeysOf('filmstrip');
  const overviewKeys = useKeysOf('overview');
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
        onClick={() => canvas?.zoomTo(1)}
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
      <IconButton
        label="Latest pictures"
        shortcut={filmstripKeys}
        icon={GalleryHorizontal}
        size="small"
        side="top"
        aria-pressed={filmstrip.isChecked}
        onClick={filmstrip.run}
      />
      <IconButton
        label="Overview"
        shortcut={overviewKeys}
        icon={MapIcon}
        size="small"
        side="top"
        aria-pressed={overview.isChecked}
        onClick={overview.run}
      />
      <BookmarkMenu />
      <MarkCounts />
    </Panel>
  );
}
