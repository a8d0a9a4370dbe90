import { ArrowLeftRight, X } from 'lucide-react';
import { Fragment, useMemo } from 'react';
import { displayNames } from '#shared/graph/displayName';
import { withUnpriced } from '#shared/runs/withUnpriced';
import { AddAxis } from '../../nodes/sweep/AddAxis.tsx';
import { AxisChip } from '../../nodes/sweep/AxisChip.tsx';
import { axesIn } from '../../nodes/sweep/axes.ts';
import { useNode } from '../../nodes/useNode.ts';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { sumsOf } from './data/sumsOf.ts';
import type { Sheet } from './Sheet.ts';
import { costWords, endWords } from './sheetWords.ts';
import { TILES } from './tiles.ts';
import './SheetHeader.css';

export interface SheetHeaderProps {
  readonly sheet: Sheet;
  /** px */
  readonly tile: number;
  readonly setTile: (px: number) => void;
  readonly isTurned: boolean;
  readonly onTurn: () => void;
  readonly setCaller: (node: string) => void;
}

/** The axes, how far the sheet is, what it cost, and how it is looked at. */
export function SheetHeader({ sheet, tile, setTile, isTurned, onTurn, setCaller }: SheetHeaderProps) {
  const { view } = useStudio();
  const { run, axes, given, node } = sheet;
  const now = useNode(node);
  const isOwn = now !== undefined && !run.isEarlier;
  const current = isOwn ? axesIn(now.fields) : given;
  const isChanged = isOwn && JSON.stringify(current) !== JSON.stringify(given);
  const sizeOf = (of: string) => axes.find((axis) => axis.of === of)?.values.length;
  return (
    <header className="sheet-header">
      <IconButton label="Close the sheet" shortcut="Esc" icon={X} onClick={view.getState().closeSheet} />
      <h2 className="sheet-header__title">Sweep</h2>
      <div className="sheet-header__axes" role="group" aria-label="Axes">
        {current.map((axis, at) => (
          <Fragment key={axis.of}>
            {at > 0 && <span className="sheet-header__times">×</span>}
            <AxisChip
              node={isOwn ? node : undefined}
              axes={current}
              at={at}
              count={axis.values?.length ?? sizeOf(axis.of)}
            />
          </Fragment>
        ))}
        {isOwn && <AddAxis node={node} />}
      </div>
      {isChanged && <span className="sheet-header__changed">changed since this run</span>}
      <SheetProgress sheet={sheet} />
      <Callers sheet={sheet} setCaller={setCaller} />
      <Button onClick={onTurn} aria-pressed={isTurned}>
        <Icon icon={ArrowLeftRight} size={14} />
        Turn
      </Button>
      <Tooltip label="Size of the pictures">
        <input
          type="range"
          className="tile-size"
          aria-label="Size of the pictures"
          aria-valuetext={`${String(tile)} pixels high`}
          min={TILES.least}
          max={TILES.most}
          step={TILES.step}
          value={tile}
          onChange={(event) => {
            setTile(event.target.valueAsNumber);
          }}
        />
      </Tooltip>
    </header>
  );
}

/** How many cells are done, failed and under way, and the sum so far against the estimate. */
function SheetProgress({ sheet: { cells, run } }: { readonly sheet: Sheet }) {
  const sums = useMemo(() => sumsOf(cells), [cells]);
  const { byState, cost, estimate, unpriced } = sums;
  if (cells.length === 0) return null;
  return (
    <div className="sheet-header__progress">
      <span>
        <b>{byState.done.toLocaleString('en')}</b> of {cells.length.toLocaleString('en')}
        {byState.failed > 0 && (
          <>
            {' '}
            · <b className="sheet-header__bad">{byState.failed.toLocaleString('en')} failed</b>
          </>
        )}
        {run.isRunning && byState.running > 0 && ` · ${String(byState.running)} running`}
      </span>
      {(cost.microUsd > 0 || estimate.microUsd > 0 || unpriced > 0) && (
        <span className="mono">
          {costWords(cost)}
          {(estimate.microUsd > 0 || unpriced > 0) && (
            <span className="sheet-header__of"> of {withUnpriced(estimate, unpriced, costWords)}</span>
          )}
        </span>
      )}
      <p role="status" className="visually-hidden">
        {endWords(sums, run)}
      </p>
    </div>
  );
}

/** Whose pictures are shown, where several nodes ask for some. */
function Callers({ sheet: { run, caller }, setCaller }: Pick<SheetHeaderProps, 'sheet' | 'setCaller'>) {
  const { paletteOf } = useStudio();
  const names = useMemo(() => displayNames(run.graph, paletteOf(run.graph)), [run.graph, paletteOf]);
  const ids = [...run.callers.keys()];
  if (ids.length < 2 || caller === undefined) return null;
  return (
    <Select
      label="Pictures of"
      value={caller}
      options={ids.map((id) => ({ value: id, label: names.get(id) ?? id }))}
      onChange={setCaller}
    />
  );
}
