import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import type { RunSummary } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import { nameOfRun } from '../../stores/running/nameOfRun.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { formatClock } from '../../ui/formatDay.ts';
import { missingOf } from '../run/runWords.ts';
import './QueuePanel.css';

const DRAGGED = 'application/x-lumi-run';

export interface QueuedRunProps {
  readonly run: RunSummary;
  /** Its place among those that wait. */
  readonly index: number;
  readonly waiting: readonly RunSummary[];
}

/** A run that waits: it can be moved, by buttons, Alt with the arrows or the mouse, and taken out. */
export function QueuedRun({ run, index, waiting }: QueuedRunProps) {
  const { queue, runHistory, documents } = useStudio();
  const [isTarget, setIsTarget] = useState(false);
  const name = nameOfRun({ name: run.graph, documentId: run.documentId }, documents) ?? 'Untitled';
  /** To this place among all that wait. */
  const moveTo = (runId: string, place: number) => {
    const others = waiting.filter((each) => each.runId !== runId);
    if (place >= 0 && place <= others.length) void queue.getState().move(runId, others[place]?.runId ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0 || !event.altKey) return;
    event.preventDefault();
    moveTo(run.runId, index + by);
  };
  const accept = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(DRAGGED)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    setIsTarget(true);
  };
  return (
    <li
      className="queue__run"
      data-target={isTarget}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, run.runId);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={accept}
      onDragLeave={() => {
        setIsTarget(false);
      }}
      onDrop={(event) => {
        setIsTarget(false);
        event.preventDefault();
        moveTo(event.dataTransfer.getData(DRAGGED), index);
      }}
      onKeyDown={onKeyDown}
    >
      <span className="queue__place">{index + 1}</span>
      <button
        type="button"
        className="queue__name"
        onClick={() => {
          runHistory.getState().open(run.runId);
        }}
      >
        {name}
      </button>
      <span className="queue__facts">
        {run.expected > 0 ? `${String(missingOf(run))} to make` : formatClock(run.queuedAt)}
      </span>
      <span className="queue__buttons">
        <IconButton
          label={`Move ${name} up`}
          shortcut="Alt+↑"
          size="small"
          icon={ChevronUp}
          disabled={index === 0}
          onClick={() => {
            moveTo(run.runId, index - 1);
          }}
        />
        <IconButton
          label={`Move ${name} down`}
          shortcut="Alt+↓"
          size="small"
          icon={ChevronDown}
          disabled={index === waiting.length - 1}
          onClick={() => {
            moveTo(run.runId, index + 1);
          }}
        />
        <IconButton
          label={`Take ${name} out of the queue`}
          size="small"
          icon={X}
          onClick={() => void queue.getState().cancel(run.runId)}
        />
      </span>
    </li>
  );
}
