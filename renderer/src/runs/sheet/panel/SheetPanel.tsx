import { imageUrl } from '../../../api/imageUrl.ts';
import { RatingControl } from '../../../gallery/look/RatingControl.tsx';
import { ServedPicture } from '../../../gallery/ServedPicture.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FactList } from '../../../ui/FactList.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { SheetLayout } from '../data/layOutSheet.ts';
import type { Sheet } from '../Sheet.ts';
import type { SheetDeeds } from '../sheetDeeds.ts';
import { promotedWords } from '../promote/promotedWords.ts';
import { cellFacts } from './cellFacts.ts';
import { CostTable } from './CostTable.tsx';
import { fixedFacts } from './fixedFacts.ts';
import { SheetFailures } from './SheetFailures.tsx';
import './SheetPanel.css';

export interface SheetPanelProps {
  readonly sheet: Sheet;
  readonly layout: SheetLayout;
  readonly current: number;
  readonly deeds: SheetDeeds;
  /** Goes to a cell. */
  readonly onShow: (cell: number) => void;
}

/** All about the cell that is looked at, and what holds for all of them. */
export function SheetPanel({ sheet, layout, current, deeds, onShow }: SheetPanelProps) {
  const { cells } = sheet;
  const cell = cells[current];
  const image = cell?.find((slot) => slot.image)?.image;
  const { row, column } = layout.placeOf(current);
  return (
    <aside className="sheet-panel" aria-label="Cell">
      {image && (
        <div
          className="sheet-panel__picture"
          style={{ aspectRatio: String(Math.max(0.8, image.width / image.height)) }}
        >
          <ServedPicture src={imageUrl(image.id, 640)} alt="" />
        </div>
      )}
      {cell && (
        <>
          {image && <RatingControl id={image.id} />}
          <Section
            title="This cell"
            tools={
              <span className="sheet-panel__place">
                row {row + 1}, column {column + 1}
              </span>
            }
          >
            <FactList facts={cellFacts(sheet, current)} />
            <div className="sheet-panel__buttons">
              <Button
                onClick={() => {
                  deeds.promote(current);
                }}
              >
                Promote to settings <Kbd>P</Kbd>
              </Button>
              <Button
                disabled={!image}
                onClick={() => {
                  deeds.openLarge(current);
                }}
              >
                Large
              </Button>
            </div>
            <p className="sheet-panel__words">{promotedWords(sheet.axes.map(({ label }) => label))}</p>
          </Section>
        </>
      )}
      <CostTable sheet={sheet} />
      <Section title="Fixed in every cell">
        <FactList facts={fixedFacts(sheet)} />
      </Section>
      <SheetFailures sheet={sheet} deeds={deeds} onShow={onShow} />
    </aside>
  );
}
