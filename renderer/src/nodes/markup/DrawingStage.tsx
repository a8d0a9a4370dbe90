import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import type { Mark, WordsMark } from '#shared/graph/marks/Marks';
import { packPoints, unpackPoints, type Point } from '#shared/graph/marks/points';
import { fitWords } from '#shared/graph/marks/readMarks';
import { useZoom, type Zoom } from '../../gallery/zoom/useZoom.ts';
import { ZoomedPicture } from '../../gallery/zoom/ZoomedPicture.tsx';
import { classNames } from '../../ui/classNames.ts';
import { DRAWING_TOOLS, widthOf, type DrawingStyle } from './drawingTools.ts';
import { MarksLayer } from './MarksLayer.tsx';
import { boundsOf } from './moveMark.ts';
import { useStrokes } from './useStrokes.ts';
import { WordsField } from './WordsField.tsx';
import './DrawingStage.css';

/** What a key may do to the stage. */
export interface DrawingStageControls {
  readonly zoom: Zoom;
  /** Gives up a drag or words under way. Gives whether there was one. */
  readonly cancel: () => boolean;
  /** Lets words be written in the middle, or those of a mark be changed. */
  readonly write: (mark?: number) => void;
}

interface DrawingStageProps {
  readonly image: ImageRef;
  readonly label: string;
  readonly style: DrawingStyle;
  readonly marks: readonly Mark[];
  readonly commit: (marks: readonly Mark[]) => boolean;
  readonly selected: number | null;
  readonly select: (at: number | null) => void;
  readonly ref: Ref<DrawingStageControls>;
}

/** Words being written: where, and of which mark; none: they become one. */
interface Writing {
  readonly at: Point;
  readonly mark: number | null;
}

/** The picture as large as there is room, and what is drawn on it under the pointer. */
export function DrawingStage({ image, label, style, marks, commit, selected, select, ref }: DrawingStageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const live = useRef<SVGGElement>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const isSpaceDown = useSpaceKey();
  const zoom = useZoom(frame, image);
  const write = (at: Point) => {
    setWriting({ at, mark: null });
  };
  const isPanning = () => isSpaceDown.current;
  const strokes = useStrokes({ paper, live, zoom, size: image, style, marks, commit, select, write, isPanning });
  const { placement } = zoom;
  const changed = writing?.mark === undefined || writing.mark === null ? undefined : marks[writing.mark];
  const shown = changed ? strokes.shown.filter((mark) => mark !== changed) : strokes.shown;
  const chosen = selected === null ? undefined : strokes.shown[selected];

  useImperativeHandle(ref, () => ({
    zoom,
    cancel: () => {
      const isWriting = writing !== null;
      setWriting(null);
      return strokes.cancel() || isWriting;
    },
    write: (at) => {
      const mark = at === undefined ? undefined : marks[at];
      const [start] = mark ? unpackPoints(mark.points) : [];
      setWriting({ at: start ?? { x: 0.4, y: 0.45 }, mark: mark && at !== undefined ? at : null });
    },
  }));

  const finish = (text: string) => {
    const words = fitWords(text);
    setWriting(null);
    if (!writing) return;
    if (changed?.tool === 'words') {
      const { mark } = writing;
      if (words !== changed.text)
        commit(
          marks.flatMap((each, at) =>
            at !== mark ? [each] : words.trim() === '' ? [] : [{ ...changed, text: words }],
          ),
        );
      return;
    }
    if (words.trim() === '') return;
    const width = widthOf('words', style.step);
    const mark: WordsMark = {
      tool: 'words',
      colour: style.colour,
      width,
      points: packPoints([writing.at]),
      text: words,
    };
    if (commit([...marks, mark])) select(marks.length);
  };

  const words = changed?.tool === 'words' ? changed : undefined;
  return (
    <div
      ref={frame}
      className={classNames('drawing-stage', `drawing-stage--${style.tool}`)}
      data-tool={DRAWING_TOOLS[style.tool].label}
      {...strokes.handlers}
    >
      <ZoomedPicture ref={paper} image={image} label={label} zoom={zoom}>
        <MarksLayer marks={shown} size={image} />
        <svg className="marks-layer" viewBox={`0 0 ${String(image.width)} ${String(image.height)}`} aria-hidden>
          <g ref={live} />
          {chosen && !words && <Outline mark={chosen} image={image} />}
        </svg>
        {writing && (
          <WordsField
            at={writing.at}
            image={image}
            scale={placement.scale}
            text={words?.text ?? ''}
            colour={words?.colour ?? style.colour}
            width={words?.width ?? widthOf('words', style.step)}
            onFinish={finish}
          />
        )}
      </ZoomedPicture>
    </div>
  );
}

function Outline({ mark, image }: { readonly mark: Mark; readonly image: ImageRef }) {
  const { least, most } = boundsOf(mark, image.width / image.height);
  return (
    <rect
      className="drawing-stage__outline"
      x={least.x * image.width}
      y={least.y * image.height}
      width={Math.max(1, (most.x - least.x) * image.width)}
      height={Math.max(1, (most.y - least.y) * image.height)}
    />
  );
}

/** Whether Space is held down, while nothing is being written. */
function useSpaceKey() {
  const isDown = useRef(false);
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (event.key !== ' ') return;
      const isTyping = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
      isDown.current = event.type === 'keydown' && !isTyping;
    };
    window.addEventListener('keydown', follow);
    window.addEventListener('keyup', follow);
    return () => {
      window.removeEventListener('keydown', follow);
      window.removeEventListener('keyup', follow);
    };
  }, []);
  return isDown;
}
