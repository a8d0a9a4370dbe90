import { addMoney, formatMoney } from '#shared/graph/Money';
import { Button } from '../../../ui/Button.tsx';
import { costOf } from '../data/SheetCell.ts';
import type { Sheet } from '../Sheet.ts';
import type { SheetDeeds } from '../sheetDeeds.ts';
import { cellName } from '../sheetWords.ts';

export interface SheetFailuresProps {
  readonly sheet: Sheet;
  readonly deeds: SheetDeeds;
  readonly onShow: (cell: number) => void;
}

/** What failed, told once, with the way there and the way to ask again. */
export function SheetFailures({ sheet: { axes, cells }, deeds: { failed, retryFailed }, onShow }: SheetFailuresProps) {
  const [first] = failed;
  if (first === undefined) return null;
  const cost = addMoney(failed.flatMap((cell) => costOf(cells[cell] ?? []) ?? []));
  const count = failed.length === 1 ? '1 cell failed' : `${String(failed.length)} cells failed`;
  const them = failed.length === 1 ? 'It' : 'They';
  return (
    <section className="sheet-failures" aria-label="What failed">
      <p>
        {count}: {cellName(axes, first)}
        {failed.length > 1 && ' and others'}. {them} cost {cost.microUsd === 0 ? 'nothing' : formatMoney(cost)}.
      </p>
      <div className="sheet-panel__buttons">
        <Button
          onClick={() => {
            onShow(first);
          }}
        >
          Show
        </Button>
        <Button disabled={!retryFailed} onClick={retryFailed}>
          Retry failed {failed.length}
        </Button>
      </div>
    </section>
  );
}
