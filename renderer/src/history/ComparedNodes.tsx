import { memo } from 'react';
import type { SocketType } from '#shared/graph/SocketValues';
import { WordChanges } from '../gallery/look/differ/WordChanges.tsx';
import { classNames } from '../ui/classNames.ts';
import type { ComparedNode, ComparedWire } from './drawComparison.ts';

/** How far text stands from the edge of its node, px. */
const INSET = 14;
const TITLE_HEIGHT = 34;
/** Where the values of fields begin, px. */
const VALUE_LEFT = 104;

/** The wires of a drawing: all that stayed as one line a colour, so that many of them are drawn quickly. */
export const ComparedWires = memo(function ComparedWires({ wires }: { readonly wires: readonly ComparedWire[] }) {
  const same = Map.groupBy(
    wires.filter(({ fate }) => fate === 'same'),
    ({ type }) => type,
  );
  return (
    <>
      {[...same].map(([type, all]) => (
        <path
          key={type ?? ''}
          className="history-drawing__wire"
          d={all.map(({ path }) => path).join(' ')}
          style={{ stroke: strokeOf(type) }}
        />
      ))}
      {wires
        .filter(({ fate }) => fate !== 'same')
        .map(({ id, path, type, fate }) => (
          <path
            key={`${fate} ${id}`}
            className={`history-drawing__wire history-drawing__wire--${fate}`}
            d={path}
            style={{ stroke: fate === 'gone' ? undefined : strokeOf(type) }}
          />
        ))}
    </>
  );
});

function strokeOf(type: SocketType | undefined): string | undefined {
  return type ? `var(--socket-${type})` : undefined;
}

interface ComparedNodeBoxProps {
  readonly node: ComparedNode;
  /** From afar only its outline and its mark are drawn. */
  readonly isFar: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
}

/** One node, with what became of it as a shape and in words. */
export const ComparedNodeBox = memo(function ComparedNodeBox({
  node,
  isFar,
  isChosen,
  onChoose,
}: ComparedNodeBoxProps) {
  const { x, y, width, height, fate, badge, texts, changed } = node;
  const differing = new Set(changed.map(({ id }) => id));
  return (
    <g
      className={classNames(
        'history-drawing__node',
        `history-drawing__node--${fate}`,
        isChosen && 'history-drawing__node--chosen',
      )}
      data-fate={fate}
      onClick={() => {
        onChoose(node.id);
      }}
    >
      <rect x={x} y={y} width={width} height={height} rx={10} />
      {!isFar && (
        <>
          <foreignObject x={x} y={y} width={width} height={TITLE_HEIGHT}>
            <div className="history-drawing__title">
              <span>{node.name}</span>
              {badge !== '' && <b className={`history-drawing__badge history-drawing__badge--${fate}`}>{badge}</b>}
            </div>
          </foreignObject>
          {(texts ?? node.text) !== '' && (
            <foreignObject x={x} y={y + TITLE_HEIGHT} width={width} height={Math.max(0, height - TITLE_HEIGHT)}>
              <div className="history-drawing__text" dir="auto">
                {texts ? <WordChanges first={texts.before} second={texts.after} /> : node.text}
              </div>
            </foreignObject>
          )}
          {node.fields
            .filter(({ id }) => !differing.has(id))
            .map((field) => (
              <g key={field.id}>
                <text x={x + INSET} y={field.y}>
                  {field.label}
                </text>
                <text x={x + VALUE_LEFT} y={field.y} className="history-drawing__value">
                  {field.value}
                </text>
              </g>
            ))}
          {changed.map((field) => (
            <foreignObject key={field.id} x={x + INSET} y={field.y - 12} width={width - 2 * INSET} height={24}>
              <div className="history-drawing__row">
                <span className="history-drawing__label">{field.label}</span>
                {field.before !== '' && <del>{field.before}</del>}
                <ins>{field.after}</ins>
              </div>
            </foreignObject>
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
        </>
      )}
    </g>
  );
});
