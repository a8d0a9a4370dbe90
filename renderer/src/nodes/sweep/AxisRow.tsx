import { GripVertical, X } from 'lucide-react';
import type { DragEvent, KeyboardEvent } from 'react';
import { axisTitle, type Axis } from '#shared/nodes/sweep/Axis';
import { useStudio } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { valueWords } from './valueWords.ts';

interface AxisRowProps {
  readonly node: string;
  readonly axis: Axis;
  readonly count: number;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** One axis: what is varied, how many values it has and which. Alt and the arrows move it, Delete takes it out. */
export function AxisRow({ node, axis, count, onMove, onRemove, onDragStart, onDragOver, onDrop }: AxisRowProps) {
  const { questions, catalogue } = useStudio();
  const title = axisTitle(axis.of);
  const words = axis.values
    ? axis.values.map((value) => valueWords(catalogue, axis.of, value)).join(', ') || 'no value yet'
    : 'as wired';
  const press = (event: KeyboardEvent) => {
    const isMove = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (!isMove && event.key !== 'Delete') return;
    event.preventDefault();
    event.stopPropagation();
    if (isMove) onMove(event.key === 'ArrowUp' ? -1 : 1);
    else onRemove();
  };
  return (
    <li className="axis-row" onDragOver={onDragOver} onDrop={onDrop}>
      <span className="axis-row__grip" title="Drag to change the order" draggable onDragStart={onDragStart}>
        <Icon icon={GripVertical} size={12} />
      </span>
      <button
        type="button"
        className="axis-row__values"
        aria-label={`${title}, ${String(count)}: ${words}`}
        aria-haspopup="dialog"
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
        title={words}
        onClick={() => void questions.ask('sweep-axis', { node, of: axis.of })}
        onKeyDown={press}
      >
        <span className="axis-row__title">{title}</span>
        <span className="mono">{count}</span>
        <span className="axis-row__words">{words}</span>
      </button>
      <IconButton label={`Take the axis ${title} out`} icon={X} size="small" onClick={onRemove} />
    </li>
  );
}
