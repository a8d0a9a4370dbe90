import { ArrowLeft, ArrowRight, ChevronDown, ListChecks, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { axisTitle, type Axis } from '#shared/nodes/sweep/Axis';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { useAxes } from './useAxes.ts';
import './SweepBody.css';

export interface AxisChipProps {
  /** Absent: it is only told. */
  readonly node: string | undefined;
  readonly axes: readonly Axis[];
  readonly at: number;
  /** `undefined`: what is wired is not known yet. */
  readonly count: number | undefined;
}

/** An axis in a line with the others: its name and how many values it has. */
export function AxisChip({ node, axes, at, count }: AxisChipProps) {
  const of = axes[at]?.of ?? '';
  const words = (
    <>
      {axisTitle(of)} <span className="mono">{count ?? '?'}</span>
    </>
  );
  return node === undefined ? (
    <span className="axis-chip">{words}</span>
  ) : (
    <ChipMenu {...{ node, of, at }} last={axes.length - 1} words={words} />
  );
}

interface ChipMenuProps {
  readonly node: string;
  readonly of: string;
  readonly at: number;
  readonly last: number;
  readonly words: ReactNode;
}

function ChipMenu({ node, of, at, last, words }: ChipMenuProps) {
  const { questions } = useStudio();
  const { move, remove } = useAxes(node);
  return (
    <Menu
      trigger={
        <Button className="axis-chip">
          {words}
          <Icon icon={ChevronDown} size={13} />
        </Button>
      }
      entries={[
        { label: 'Values…', icon: ListChecks, onSelect: () => void questions.ask('sweep-axis', { node, of }) },
        'separator',
        {
          label: 'Move outwards',
          icon: ArrowLeft,
          isDisabled: at === 0,
          onSelect: () => {
            move(at, at - 1);
          },
        },
        {
          label: 'Move inwards',
          icon: ArrowRight,
          isDisabled: at === last,
          onSelect: () => {
            move(at, at + 1);
          },
        },
        'separator',
        {
          label: 'Remove the axis',
          icon: X,
          onSelect: () => {
            remove(of);
          },
        },
      ]}
    />
  );
}
