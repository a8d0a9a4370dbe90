import { useMemo } from 'react';
import type { RunDetails } from '../../stores/records/runHistory.ts';
import { drawGraph, type DrawnNode } from '../../nodes/drawing/drawGraph.ts';
import { readRanGraph } from './readRanGraph.ts';
import './GraphDrawing.css';
import { useStudio } from '../../stores/hooks.ts';

/** The graph as it ran, to look at. */
export function GraphDrawing({ details: { workflow, run } }: { readonly details: RunDetails }) {
  const { paletteOf } = useStudio();
  const drawing = useMemo(() => {
    const graph = readRanGraph(workflow);
    return graph && drawGraph(graph, paletteOf(graph));
  }, [workflow, paletteOf]);
  if (!drawing) return <p className="run-batches__none">This program cannot read the graph of that run.</p>;
  const { x, y, width, height } = drawing.box;
  const names = drawing.nodes.map(({ name }) => name).join(', ');
  return (
    <svg
      className="graph-drawing"
      viewBox={`${String(x)} ${String(y)} ${String(width)} ${String(height)}`}
      role="img"
      aria-label={`Graph of ${run.graph || 'Untitled'}: ${names}`}
    >
      {drawing.wires.map(({ id, path, type }) => (
        <path
          key={id}
          className="graph-drawing__wire"
          d={path}
          style={{ stroke: type ? `var(--socket-${type})` : undefined }}
        />
      ))}
      {drawing.nodes.map((node) => (
        <NodeDrawing key={node.id} node={node} />
      ))}
    </svg>
  );
}

/** How far text stands from the edge of its node, px. */
const INSET = 14;
const TITLE_HEIGHT = 34;
/** Where the values of fields begin, px. */
const VALUE_LEFT = 104;

function NodeDrawing({ node }: { readonly node: DrawnNode }) {
  const { x, y, width, height } = node;
  return (
    <g className={node.mode ? 'graph-drawing__node graph-drawing__node--off' : 'graph-drawing__node'}>
      <rect x={x} y={y} width={width} height={height} rx={10} />
      <foreignObject x={x} y={y} width={width} height={TITLE_HEIGHT}>
        <div className="graph-drawing__title">{node.name}</div>
      </foreignObject>
      {node.text !== '' && (
        <foreignObject x={x} y={y + TITLE_HEIGHT} width={width} height={Math.max(0, height - TITLE_HEIGHT)}>
          <div className="graph-drawing__text">{node.text}</div>
        </foreignObject>
      )}
      {node.fields.map((field) => (
        <g key={field.id}>
          <text x={x + INSET} y={field.y}>
            {field.label}
          </text>
          <text x={x + VALUE_LEFT} y={field.y} className="graph-drawing__value">
            {field.value}
          </text>
        </g>
      ))}
      {node.sockets.map((socket) => (
        <g key={socket.id}>
          <circle cx={socket.x} cy={socket.y} r={5} style={{ fill: `var(--socket-${socket.type})` }} />
          <text
            x={socket.side === 'in' ? x + INSET : x + width - INSET}
            y={socket.y}
            textAnchor={socket.side === 'in' ? 'start' : 'end'}
          >
            {socket.label}
          </text>
        </g>
      ))}
    </g>
  );
}
