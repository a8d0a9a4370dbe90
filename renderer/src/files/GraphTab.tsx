import { X } from 'lucide-react';
import type { PointerEvent } from 'react';
import { useKeysOf } from '../commands/keysOf.ts';
import type { OpenDocument } from '../stores/graph/documents.ts';
import { useStudio, useView } from '../stores/hooks.ts';
import { classNames } from '../ui/classNames.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { GraphName } from './GraphName.tsx';
import { TabMark } from './TabMark.tsx';
import { UnsavedDot } from './UnsavedDot.tsx';

export interface GraphTabProps {
  readonly tab: OpenDocument;
  /** What tells it from others of its title. */
  readonly apart: string | undefined;
  readonly isActive: boolean;
  readonly isDragged: boolean;
  /** On which side of it another one would land. */
  readonly mark: 'before' | 'after' | undefined;
  readonly onPointerDown: (event: PointerEvent, id: string) => void;
}

export function GraphTab({ tab, apart, isActive, isDragged, mark, onPointerDown }: GraphTabProps) {
  const { documents, files, view } = useStudio();
  const closeKeys = useKeysOf('close-tab');
  const isOnScreen = useView((state) => state.section === 'graph') && isActive;
  return (
    <li
      data-id={tab.id}
      className={classNames(
        'graph-tab',
        isActive && 'graph-tab--active',
        isDragged && 'graph-tab--dragged',
        mark && `graph-tab--${mark}`,
      )}
      onPointerDown={(event) => {
        onPointerDown(event, tab.id);
      }}
      onAuxClick={(event) => {
        if (event.button !== 1) return;
        event.preventDefault();
        void files.closeTab(tab.id);
      }}
      // The middle button would start to scroll.
      onMouseDown={(event) => {
        if (event.button === 1) event.preventDefault();
      }}
    >
      {isOnScreen ? (
        <GraphName apart={apart} />
      ) : (
        <button
          type="button"
          className="graph-tab__name"
          title={tab.file?.name ?? tab.title}
          onClick={() => {
            documents.activate(tab.id);
            view.getState().showSection('graph');
          }}
        >
          <span className="graph-tab__text" dir="auto">
            {tab.title}
          </span>
          {apart !== undefined && (
            <span className="graph-tab__apart" dir="auto" title={apart}>
              {apart}
            </span>
          )}
          <TabMark document={tab.id} />
          {tab.isDirty && <UnsavedDot />}
        </button>
      )}
      <IconButton
        className="graph-tab__close"
        size="small"
        label={`Close ${tab.title}`}
        shortcut={isActive ? closeKeys : undefined}
        icon={X}
        onClick={() => void files.closeTab(tab.id)}
      />
    </li>
  );
}
