import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { pictureEntries } from '../../nodes/pictures/pictureEntries.ts';
import { pictureAt, pictureMenu } from '../../gallery/pictureMenu.ts';
import { usePreview, useStudio } from '../../stores/hooks.ts';
import type { OpenSheet } from '../../stores/view/OpenSheet.ts';
import { ContextMenu } from '../../ui/overlays/ContextMenu.tsx';
import { returnFocus } from '../../ui/overlays/returnFocus.ts';
import { layOutSheet } from './data/layOutSheet.ts';
import type { SheetRun } from './data/SheetRun.ts';
import { sheetOf } from './Sheet.ts';
import { SheetFoot } from './SheetFoot.tsx';
import { SheetGrid, type GridHandle } from './SheetGrid.tsx';
import { SheetHeader } from './SheetHeader.tsx';
import { SheetPanel } from './panel/SheetPanel.tsx';
import { sheetDeeds } from './sheetDeeds.ts';
import { TILES } from './tiles.ts';
import { useSheetKeys } from './useSheetKeys.ts';
import './SheetRoom.css';

/** All cells of a sweep between their headings, with what can be done to them. */
export function SheetRoom({ open, run }: { readonly open: OpenSheet; readonly run: SheetRun }) {
  const studio = useStudio();
  const grid = useRef<GridHandle>(null);
  const [wished, setCaller] = useState(open.caller);
  const [tile, setTile] = useState<number>(TILES.usual);
  const [isTurned, setTurned] = useState(false);
  const [looked, setLooked] = useState(0);
  const sheet = useMemo(() => sheetOf(open.node, run, studio.catalogue, wished), [open.node, run, studio, wished]);
  const { axes, cells, caller } = sheet;
  // Only once it is known what a run would ask for.
  const isUnused = usePreview(({ estimate }) => estimate !== null) && cells.length > 0 && caller === undefined;
  const layout = useMemo(() => layOutSheet(axes, cells, { tile, isTurned }), [axes, cells, tile, isTurned]);
  const current = Math.min(looked, Math.max(0, cells.length - 1));
  const deeds = useMemo(() => sheetDeeds(studio, sheet), [studio, sheet]);
  const show = (cell: number) => grid.current?.focus(cell);
  const keys = useSheetKeys({ sheet, layout, current, grid, deeds });
  const retryCell = deeds.retryCell;
  const onRetry = useCallback(
    (cell: number) => {
      // Its button goes, and the keys stay with the cell.
      grid.current?.focus(cell);
      retryCell?.(cell);
    },
    [retryCell],
  );
  useFocusWhileOpen(grid, cells.length);
  return (
    <ContextMenu
      entriesFor={(target) => {
        const picture = pictureAt(target);
        if (!picture) return null;
        return pictureMenu(studio, picture, {
          open: () => {
            deeds.openLarge(current);
          },
          edits: pictureEntries(studio, { id: picture.id }),
        });
      }}
    >
      <div className="sheet" role="presentation" onKeyDown={keys.onRoomKey}>
        <section className="sheet__main" aria-label="Contact sheet">
          <SheetHeader
            {...{ sheet, tile, setTile, isTurned, setCaller }}
            onTurn={() => {
              setTurned((turned) => !turned);
            }}
          />
          {isUnused && (
            <p className="sheet__unused">
              Nothing draws these cells: wire the sweep into <i>Generate images</i>. Texts stand in the nodes that write
              them, and in Runs.
            </p>
          )}
          {cells.length === 0 ? (
            <p className="sheet__empty">Add an axis: what is to be varied, and its values.</p>
          ) : (
            <SheetGrid
              ref={grid}
              {...{ sheet, layout, tile, current }}
              onChoose={setLooked}
              onOpen={deeds.openLarge}
              onRetry={retryCell && onRetry}
              onKeyDown={keys.onGridKey}
            />
          )}
          <SheetFoot deeds={deeds} />
        </section>
        <SheetPanel {...{ sheet, layout, current, deeds }} onShow={show} />
      </div>
    </ContextMenu>
  );
}

/** The first cell has the keys; once the sheet is closed, whoever had them before, unless they were given on meanwhile. */
function useFocusWhileOpen(grid: RefObject<GridHandle | null>, cells: number): void {
  const { view } = useStudio();
  const isFocused = useRef(false);
  useEffect(() => {
    if (isFocused.current || cells === 0) return;
    isFocused.current = true;
    grid.current?.focus(0);
  }, [grid, cells]);
  // Looked up before what lies below gives it up.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once the graph is there again.
      requestAnimationFrame(() => {
        returnFocus(before);
        if (document.activeElement === document.body) view.getState().canvas?.takeKeys();
      });
    },
    [view, before],
  );
}
