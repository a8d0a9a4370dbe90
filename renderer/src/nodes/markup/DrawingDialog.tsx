import { Redo2, Undo2, ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Room } from '../../ui/overlays/Room.tsx';
import { DrawingStage, type DrawingStageControls } from './DrawingStage.tsx';
import { DRAWING_TOOLS, FIRST_STYLE, type DrawingStyle } from './drawingTools.ts';
import { DrawingToolbar } from './DrawingToolbar.tsx';
import { drawingKey } from './drawingKeys.ts';
import { MarkList } from './MarkList.tsx';
import { useDrawing } from './useDrawing.ts';
import './DrawingDialog.css';

/** A picture as large as the window, to draw on. What is drawn is in the graph with each step. */
export function DrawingDialog({ asked, onClose }: AskedDialogProps<'draw'>) {
  const drawing = useDrawing(asked.node, asked.at);
  const [style, setStyle] = useState<DrawingStyle>(FIRST_STYLE);
  const [selected, select] = useState<number | null>(null);
  const stage = useRef<DrawingStageControls>(null);
  const { ids, at, marks } = drawing;
  const picture = ids[at];
  const chosen = selected !== null && selected < marks.length ? selected : null;
  const change = (part: Partial<DrawingStyle>) => {
    setStyle((now) => ({ ...now, ...part }));
  };
  const remove = (index: number) => {
    select(null);
    drawing.commit(marks.filter((_, each) => each !== index));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = drawingKey(event, { style, change, selected: chosen, select, remove, drawing, stage: stage.current });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const go = (by: number) => {
    select(null);
    drawing.show(at + by);
  };
  const position = `Picture ${String(at + 1)} of ${String(ids.length)}`;
  return (
    <Room
      title="Draw"
      aside={ids.length > 1 ? position : undefined}
      className="drawing"
      onClose={onClose}
      onKeyDown={onKeyDown}
      onEscape={() => {
        const isGivenUp = stage.current?.cancel() === true || chosen !== null;
        select(null);
        return isGivenUp;
      }}
      middle={
        ids.length > 1 && (
          <>
            <IconButton
              label="Previous picture"
              icon={ChevronLeft}
              disabled={at === 0}
              onClick={() => {
                go(-1);
              }}
            />
            <IconButton
              label="Next picture"
              icon={ChevronRight}
              disabled={at === ids.length - 1}
              onClick={() => {
                go(1);
              }}
            />
          </>
        )
      }
      tools={
        <>
          <IconButton label="Undo" shortcut="Ctrl+Z" icon={Undo2} disabled={!drawing.canUndo} onClick={drawing.undo} />
          <IconButton
            label="Redo"
            shortcut="Ctrl+Shift+Z"
            icon={Redo2}
            disabled={!drawing.canRedo}
            onClick={drawing.redo}
          />
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
      panel={<MarkList marks={marks} selected={chosen} onSelect={select} onRemove={remove} />}
    >
      <div className="drawing__body">
        <DrawingToolbar style={style} onStyle={change} />
        <div className="drawing__main">
          {picture === undefined ? (
            <p className="drawing__words">No picture comes into this node any more.</p>
          ) : (
            <Sheet key={picture} id={picture}>
              {(image) => (
                <DrawingStage
                  ref={stage}
                  image={image}
                  label={position}
                  style={style}
                  marks={marks}
                  commit={drawing.commit}
                  selected={chosen}
                  select={select}
                />
              )}
            </Sheet>
          )}
          <p className="drawing__hint" role="status">
            {drawing.isOfAnother
              ? 'This was drawn on another picture, and is kept. Look whether it fits this one.'
              : DRAWING_TOOLS[style.tool].hint}
          </p>
        </div>
      </div>
    </Room>
  );
}

/** Draws once it is known how large the picture is. */
function Sheet({ id, children }: { readonly id: string; readonly children: (image: ImageRef) => React.ReactNode }) {
  const { value, error } = useAnswer('picture.details', { id });
  if (error) return <p className="drawing__words">{error.message}</p>;
  return value ? children(value.image) : null;
}
