import { memo } from 'react';
import type { Mark } from '#shared/graph/marks/Marks';
import { markShapes, type MarkShape, type PictureSize } from '#shared/graph/marks/markShapes';
import './MarksLayer.css';

interface MarksLayerProps {
  readonly marks: readonly Mark[];
  /** px of the picture, or of one of the same ratio. */
  readonly size: PictureSize;
}

/** Marks over a picture that fills the same place. */
export const MarksLayer = memo(function MarksLayer({ marks, size }: MarksLayerProps) {
  return (
    <svg className="marks-layer" viewBox={`0 0 ${String(size.width)} ${String(size.height)}`} aria-hidden>
      {marks.map((mark, at) => (
        <MarkDrawing key={at} mark={mark} size={size} />
      ))}
    </svg>
  );
});

const MarkDrawing = memo(
  function MarkDrawing({ mark, size }: { readonly mark: Mark; readonly size: PictureSize }) {
    return markShapes(mark, size).map((shape, at) => <Shape key={at} shape={shape} />);
  },
  (before, after) =>
    before.mark === after.mark && before.size.width === after.size.width && before.size.height === after.size.height,
);

function Shape({ shape }: { readonly shape: MarkShape }) {
  switch (shape.kind) {
    case 'area':
      return <path className="marks-layer__area" d={shape.path} />;
    case 'fill':
      return <path d={shape.path} fill={shape.colour} />;
    case 'line':
      return <path className="marks-layer__line" d={shape.path} stroke={shape.colour} strokeWidth={shape.width} />;
    case 'words':
      return shape.lines.map(({ text, x, y }, at) => (
        <g key={at} className="marks-layer__words" fontSize={shape.size}>
          <text x={x} y={y} fill={shape.halo.colour} stroke={shape.halo.colour} strokeWidth={shape.halo.width}>
            {text}
          </text>
          <text x={x} y={y} fill={shape.colour}>
            {text}
          </text>
        </g>
      ));
  }
}
