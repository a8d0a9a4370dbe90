import { Fragment } from 'react';
import { nameOfRow } from '#shared/graph/rows/Row';
import type { ShownSlot } from '../stores/running/shownSlots.ts';
import { groupByRow, type RowGroup } from './groupByRow.ts';
import { PictureGrid } from './PictureGrid.tsx';
import './PictureGroups.css';

export interface PictureGroupsProps {
  readonly slots: readonly ShownSlot[];
  /** The place within the batch. */
  readonly onOpen: (index: number) => void;
  readonly label: string;
  /** Of each grid; absent: as many as suit the number of pictures. */
  readonly columns?: number;
}

/** Of pictures that stand by row: a node of many rows must not become too tall to look at. */
const FEWEST_COLUMNS = 3;
const MOST_COLUMNS = 4;

/** The pictures of a batch; those of one row of a list together, under its name. */
export function PictureGroups({ slots, label, columns, onOpen }: PictureGroupsProps) {
  const groups = groupByRow(slots);
  const grid = { onOpen, ...(columns !== undefined && { columns }) };
  if (!groups) return <PictureGrid slots={slots} label={label} {...grid} />;
  const largest = groups.reduce((most, { places }) => Math.max(most, places.length), 0);
  if (largest === 1) return <PictureGrid slots={slots} label={label} names={groups.map(nameOf)} {...grid} />;
  const inEach = columns ?? Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, largest));
  return (
    <div className="picture-groups" role="group" aria-label={label} data-pictures>
      {groups.map((group) => (
        <Fragment key={group.key}>
          <p className="picture-groups__name" title={nameOf(group)} dir="auto">
            {nameOf(group)}
          </p>
          <PictureGrid
            slots={group.places.flatMap((place) => slots[place] ?? [])}
            places={group.places}
            count={slots.length}
            label={nameOf(group)}
            columns={inEach}
            onOpen={onOpen}
          />
        </Fragment>
      ))}
    </div>
  );
}

function nameOf({ row }: RowGroup): string {
  return row ? nameOfRow(row) : 'Others';
}
