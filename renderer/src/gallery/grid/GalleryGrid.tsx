import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useGallery, useStudio } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import type { PictureUses } from '../PictureUses.ts';
import { followGallery } from './followGallery.ts';
import { createGridActions } from './gridActions.ts';
import { activeItemOf } from './gridItems.ts';
import { GridLine } from './GridLine.tsx';
import { GridModel, type GridView } from './GridModel.ts';
import { useComeBack } from './useComeBack.ts';
import { useGridBox } from './useGridBox.ts';
import { useGridDrag } from './useGridDrag.ts';
import { useGridFocus } from './useGridFocus.ts';
import { useGridKeys } from './useGridKeys.ts';
import { useGridMouse } from './useGridMouse.ts';
import './GalleryGrid.css';
import './GridTile.css';

/** Room at both sides of the tiles, px. */
const SIDE = 16;

/** The pictures that were found, in rows of one height each; only those near what is seen are drawn. */
export function GalleryGrid({ uses }: { readonly uses: PictureUses }) {
  const studio = useStudio();
  const { gallery } = studio;
  const [model] = useState(() => new GridModel());
  const boxRef = useRef<HTMLDivElement>(null);
  const [grid] = useState(() => () => boxRef.current);
  const actions = useMemo(() => createGridActions(studio, model), [studio, model]);
  const view = useSyncExternalStore(model.subscribe, model.view);
  const active = useGallery((state) => state.active);
  const isChoosing = useGallery((state) => state.chosenCount() > 1);
  const activeItem = view ? activeItemOf({ active }, view) : 0;

  useGridBox(model, boxRef, SIDE);
  useEffect(() => followGallery(model, gallery), [model, gallery]);
  useLayoutEffect(() => {
    model.settle();
  }, [model, view]);
  const takeFocus = useGridFocus(boxRef, view, activeItem);
  useComeBack(model, activeItem, takeFocus);
  useGridKeys(model, actions, grid, takeFocus);
  const mouse = useGridMouse(model, actions);
  const drag = useGridDrag();

  return (
    <div ref={boxRef} className={classNames('grid', isChoosing && 'grid--choosing')} {...mouse} {...drag}>
      {view && (
        <div
          role="grid"
          aria-label="Pictures"
          aria-multiselectable
          aria-rowcount={view.layout.lineCount}
          className="grid__box"
          style={{ height: view.boxHeight, left: SIDE, width: view.layout.measures.width }}
        >
          {view.layout.trays.map((tray) => (
            <div
              key={tray.batch}
              role="presentation"
              className="grid__tray"
              style={{ transform: `translateY(${String(tray.top - view.offset)}px)`, height: tray.bottom - tray.top }}
            />
          ))}
          {linesOf(view, activeItem).map((line) => (
            <GridLine
              key={keyOf(view, line)}
              layout={view.layout}
              rows={view.rows}
              line={line}
              top={view.layout.topOf(line) - view.offset}
              activeItem={view.layout.lineOf(activeItem) === line ? activeItem : -1}
              uses={uses}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** The lines that are drawn, and the one that has the focus wherever it is, so that it stays. */
function linesOf({ layout, from, to }: GridView, activeItem: number): readonly number[] {
  const lines = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  const active = layout.lineOf(activeItem);
  if (layout.itemCount > 0 && (active < from || active >= to)) lines.push(active);
  return lines;
}

/** The same for a line of the same pictures, wherever it has come to lie. */
function keyOf({ layout, rows }: GridView, line: number): string {
  const kind = layout.kindOf(line);
  const [first] = layout.itemsOf(line);
  const number = rows.numberAt(layout.rowOf(first));
  return `${String(kind)} ${number === 0 ? `line ${String(line)}` : String(number)}`;
}
