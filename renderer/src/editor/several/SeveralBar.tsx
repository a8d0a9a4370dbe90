import { AlignStartVertical } from 'lucide-react';
import { Toolbar } from 'radix-ui';
import { useRef, type KeyboardEvent } from 'react';
import { useCommandEntries } from '../../commands/useCommand.ts';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import type { MenuChoice } from '../../ui/overlays/MenuEntries.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { useBarPlace } from './useBarPlace.ts';
import './SeveralBar.css';

const RUN = ['run-selection'] as const;
const ALIGN = [
  'align-left',
  'align-centre',
  'align-right',
  'align-top',
  'align-middle',
  'align-bottom',
  'distribute-across',
  'distribute-down',
] as const;
const DEEDS = ['tidy', 'group', 'frame-selection', 'collapse', 'bypass', 'mute', 'delete'] as const;

interface SeveralBarProps {
  /** Nodes are being dragged: it is out of the way. */
  readonly isMoving: boolean;
}

/** A small bar beside several nodes that are selected: what is done most with them. */
export function SeveralBar({ isMoving }: SeveralBarProps) {
  const isWanted = useWorkflow(({ selection }) => selection.size > 1);
  return isWanted ? <Bar isMoving={isMoving} /> : null;
}

function Bar({ isMoving }: SeveralBarProps) {
  const { workflow, view } = useStudio();
  const bar = useRef<HTMLDivElement>(null);
  const place = useBarPlace(bar, isMoving);
  const [run] = useCommandEntries(RUN);
  const aligns = useCommandEntries(ALIGN);
  const deeds = useCommandEntries(DEEDS);
  const goBack = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    const [first] = workflow.getState().selection;
    if (first !== undefined) view.getState().canvas?.focus(first, true);
  };
  const isColumn = place?.way === 'column';
  const side = isColumn ? 'right' : 'top';
  return (
    <Toolbar.Root
      ref={bar}
      aria-label="Selected nodes"
      orientation={isColumn ? 'vertical' : 'horizontal'}
      data-way={place?.way ?? 'row'}
      className={classNames('several-bar', isColumn && 'several-bar--column', !place && 'several-bar--away')}
      style={place && { left: place.x, top: place.y }}
      onKeyDown={goBack}
    >
      {run && (
        <Tooltip label={run.label} shortcut={run.shortcut} side={side}>
          <Toolbar.Button asChild>
            <Button variant="ghost" className="several-bar__run" aria-label={run.label} onClick={run.onSelect}>
              {run.icon && <Icon icon={run.icon} size={14} />}
              <span className="several-bar__words">{run.label}</span>
            </Button>
          </Toolbar.Button>
        </Tooltip>
      )}
      <Toolbar.Separator className="several-bar__line" />
      <Menu
        trigger={
          <Toolbar.Button asChild>
            <IconButton label="Align or distribute" icon={AlignStartVertical} side={side} />
          </Toolbar.Button>
        }
        entries={aligns}
      />
      {deeds.map((deed, at) => (
        <BarButton key={DEEDS[at]} deed={deed} side={side} isLast={DEEDS[at] === 'delete'} />
      ))}
    </Toolbar.Root>
  );
}

interface BarButtonProps {
  readonly deed: MenuChoice;
  readonly side: 'top' | 'right';
  readonly isLast: boolean;
}

function BarButton({ deed: { label, shortcut, icon, isDisabled = false, onSelect }, side, isLast }: BarButtonProps) {
  if (!icon) return null;
  return (
    <>
      {isLast && <Toolbar.Separator className="several-bar__line" />}
      <Toolbar.Button asChild disabled={isDisabled}>
        <IconButton label={label} shortcut={shortcut} icon={icon} side={side} onClick={onSelect} />
      </Toolbar.Button>
    </>
  );
}
