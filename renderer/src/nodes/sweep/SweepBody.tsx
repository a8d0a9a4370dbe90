import { Grid3x3 } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { axisTitle, type Axis } from '#shared/nodes/sweep/Axis';
import { areCellWords } from '#shared/nodes/sweep/cells';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { AddAxis } from './AddAxis.tsx';
import { AxisRow } from './AxisRow.tsx';
import { useAxes } from './useAxes.ts';
import { useAxisCounts, useCellWords } from './useCellWords.ts';
import './SweepBody.css';

/** What a drag of a row carries: nothing but the page itself reads it. */
const ROW_TYPE = 'application/x-lumi-axis';

/** The axes, outermost first, how many cells they make and what these would cost. It keeps its size: many axes are scrolled. */
function SweepBody({ node }: BodyProps) {
  const { view } = useStudio();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const { axes, move, remove } = useAxes(node.id);
  const counts = useAxisCounts(node.id, axes);
  const words = useCellWords(node.id, axes);
  const focusOn = (at: number) => {
    // Once it is drawn: what is moved in the page loses the focus.
    requestAnimationFrame(() => {
      list.current?.querySelectorAll<HTMLElement>('.axis-row__values')[at]?.focus();
    });
  };
  const moveTo = (from: number, to: number) => {
    const at = Math.min(Math.max(to, 0), axes.length - 1);
    if (at === from) return;
    move(from, at);
    setSaid(`${titleOf(axes[from])} is axis ${String(at + 1)} of ${String(axes.length)}.`);
    focusOn(at);
  };
  const drop = (event: DragEvent, at: number) => {
    const from = axes.findIndex(({ of }) => of === event.dataTransfer.getData(ROW_TYPE));
    if (from < 0) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(from, at);
  };
  return (
    <div className="sweep-body nodrag nopan">
      {axes.length === 0 ? (
        <p className="sweep-body__empty">Add what is to be varied: prompts, models, a ratio, seeds or any setting.</p>
      ) : (
        <ol ref={list} className="sweep-body__axes nowheel" aria-label="Axes, outermost first">
          {axes.map((axis, at) => (
            <AxisRow
              key={axis.of}
              node={node.id}
              axis={axis}
              count={counts[at] ?? 0}
              onMove={(by) => {
                moveTo(at, at + by);
              }}
              onRemove={() => {
                remove(axis.of);
                focusOn(Math.max(0, at - 1));
              }}
              onDragStart={(event) => {
                event.dataTransfer.setData(ROW_TYPE, axis.of);
                event.dataTransfer.effectAllowed = 'move';
              }}
              onDragOver={(event) => {
                if (event.dataTransfer.types.includes(ROW_TYPE)) {
                  event.preventDefault();
                  event.stopPropagation();
                }
              }}
              onDrop={(event) => {
                drop(event, at);
              }}
            />
          ))}
        </ol>
      )}
      <div className="sweep-body__foot">
        <AddAxis node={node.id} />
        <span className="sweep-body__words" role="status">
          {words}
        </span>
        <Button
          disabled={axes.length === 0}
          onClick={() => {
            view.getState().openSheet({ node: node.id });
          }}
        >
          <Icon icon={Grid3x3} size={13} />
          Open sheet
        </Button>
      </div>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </div>
  );
}

function titleOf(axis: Axis | undefined): string {
  return axis ? axisTitle(axis.of) : '';
}

export const sweepLook: NodeLook = {
  Body: SweepBody,
  tells: areCellWords,
  hides: ['axes'],
  icon: Grid3x3,
  width: 320,
  bodyHeight: 132,
  leastBody: 88,
  stretches: true,
};
