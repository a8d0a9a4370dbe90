import { memo } from 'react';
import type { GalleryRows } from '../../stores/gallery/GalleryRows.ts';
import { GroupHeading } from './GroupHeading.tsx';
import { LINE, type GridLayout } from './GridLayout.ts';
import { GridTile } from './GridTile.tsx';
import { TrayHeading } from './TrayHeading.tsx';
import type { PictureUses } from '../PictureUses.ts';

export interface GridLineProps {
  readonly layout: GridLayout;
  readonly rows: GalleryRows;
  readonly line: number;
  /** px, in the box that is scrolled. */
  readonly top: number;
  /** The item the keys are at; -1: it lies in another line. */
  readonly activeItem: number;
  readonly uses: PictureUses;
}

/** One line of the grid: tiles of one height, or a heading. */
export const GridLine = memo(function GridLine({ layout, rows, line, top, activeItem, uses }: GridLineProps) {
  const kind = layout.kindOf(line);
  const height = layout.heightOf(line);
  return (
    <div
      role="row"
      aria-rowindex={line + 1}
      className={LINE_CLASSES[kind]}
      style={{ transform: `translateY(${String(top)}px)`, height }}
    >
      {kind === LINE.heading && <Heading layout={layout} rows={rows} line={line} />}
      {kind === LINE.trayHeading && <TrayHeading layout={layout} rows={rows} line={line} uses={uses} />}
      {layout.hasTiles(line) &&
        layout.cellsOf(line).map(({ item, x, width }) => {
          const row = layout.rowOf(item);
          const number = rows.numberAt(row);
          const isLid = layout.lids.has(item);
          return (
            <GridTile
              key={number === 0 ? `row ${String(row)}` : number}
              number={number}
              row={row}
              span={layout.spanOf(item)}
              isLid={isLid}
              x={x}
              width={width}
              height={height}
              isActive={item === activeItem}
            />
          );
        })}
    </div>
  );
});

const LINE_CLASSES: Readonly<Record<number, string>> = {
  [LINE.heading]: 'grid__line group-heading',
  [LINE.tiles]: 'grid__line',
  [LINE.trayHeading]: 'grid__line group-heading tray-heading',
  [LINE.trayTiles]: 'grid__line',
};

function Heading({ layout, rows, line }: Pick<GridLineProps, 'layout' | 'rows' | 'line'>) {
  const group = rows.groups[layout.groups[line] ?? -1];
  return (
    <div role="gridcell" className="group-heading__cell">
      {group && <GroupHeading group={group} />}
    </div>
  );
}
