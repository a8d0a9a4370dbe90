import { useMemo } from 'react';
import type { ComparedDrawing } from './drawComparison.ts';
import { ComparedNodeBox, ComparedWires } from './ComparedNodes.tsx';
import type { Sighted } from './useSight.ts';

interface ComparedCanvasProps {
  readonly label: string;
  readonly drawing: ComparedDrawing;
  readonly sighted: Sighted;
  /** The node of the change that is looked at. */
  readonly chosen: string | undefined;
  readonly onChoose: (node: string) => void;
  /** Whether it is measured: of two beside each other the first is. */
  readonly isMeasured: boolean;
}

/** Nearer than this, what stands in nodes can be read. */
const READABLE = 0.3;

/** A drawing one looks around in. What is out of view is not drawn. */
export function ComparedCanvas({ label, drawing, sighted, chosen, onChoose, isMeasured }: ComparedCanvasProps) {
  const { sight, room } = sighted;
  const { x, y, zoom } = sight;
  const width = (room?.width ?? 0) / zoom;
  const height = (room?.height ?? 0) / zoom;
  const seen = useMemo(
    () =>
      drawing.nodes.filter(
        (node) => node.x + node.width > x && node.x < x + width && node.y + node.height > y && node.y < y + height,
      ),
    [drawing, x, y, width, height],
  );
  const names = drawing.nodes.filter(({ fate }) => fate !== 'same').map(({ name, badge }) => `${name} ${badge}`);
  return (
    <div
      ref={isMeasured ? sighted.ref : undefined}
      className="history-canvas"
      role="group"
      tabIndex={0}
      aria-label={label}
      onPointerDown={sighted.onPointerDown}
      onKeyDown={sighted.onKeyDown}
    >
      {room && (
        <svg
          className="history-drawing"
          viewBox={[x, y, Math.max(1, width), Math.max(1, height)].join(' ')}
          role="img"
          aria-label={names.length === 0 ? 'No node differs' : names.slice(0, MOST_NAMED).join(', ')}
        >
          <ComparedWires wires={drawing.wires} />
          {seen.map((node) => (
            <ComparedNodeBox
              key={`${node.fate} ${node.id}`}
              node={node}
              isFar={zoom < READABLE}
              isChosen={node.id === chosen}
              onChoose={onChoose}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

/** Nodes that are read out. */
const MOST_NAMED = 40;
