import { useMemo } from 'react';
import type { RunDetails } from '../stores/runsStore.ts';
import { drawGraph } from './drawGraph.ts';
import { readRanGraph } from './readRanGraph.ts';
import './GraphDrawing.css';

/** The graph as it ran, to look at. */
export function GraphDrawing({ details: { workflow, run } }: { readonly details: RunDetails }) {
  const drawing = useMemo(() => {
    const graph = readRanGraph(workflow);
    return graph && drawGraph(graph);
  }, [workflow]);
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
        <g key={node.id} className={node.mode ? 'graph-drawing__node graph-drawing__node--off' : 'graph-drawing__node'}>
          <rect x={node.x} y={node.y} width={node.width} height={node.height} rx={10} />
          <foreignObject x={node.x} y={node.y} width={node.width} height={34}>
            <div className="graph-drawing__title">{node.name}</div>
          </foreignObject>
          {node.text !== '' && (
            <foreignObject x={node.x} y={node.y + 34} width={node.width} height={Math.max(0, node.height - 34)}>
              <div className="graph-drawing__text">{node.text}</div>
            </foreignObject>
          )}
          {node.sockets.map((socket) => (
            <circle
              key={socket.id}
              cx={socket.x}
              cy={socket.y}
              r={5}
              style={{ fill: `var(--socket-${socket.type})` }}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
