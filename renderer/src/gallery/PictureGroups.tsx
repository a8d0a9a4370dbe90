import { Fragment } from 'react';
import { nameOfRow } from '#shared/graph/Row';
import type { ShownSlot } from '../stores/running/shownSlots.ts';
import { groupByRow } from './groupByRow.ts';
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

/** The pictures of a batch; those of one row of a list together, under its name. */
export function PictureGroups({ slots, label, ...grid }: PictureGroupsProps) {
  const groups = groupByRow(slots);
  if (!groups) return <PictureGrid slots={slots} label={label} {...grid} />;
  const count = slots.length;
  return (
    <div className="picture-groups" role="group" aria-label={label}>
      {groups.map(({ key, row, places }) => {
        const name = row ? nameOfRow(row) : 'Others';
        return (
          <Fragment key={key}>
            <p className="picture-groups__name" title={name} dir="auto">
              {name}
            </p>
            <PictureGrid
              slots={places.flatMap((place) => slots[place] ?? [])}
              places={places}
              count={count}
              label={name}
              {...grid}
            />
          </Fragment>
        );
      })}
    </div>
  );
}
