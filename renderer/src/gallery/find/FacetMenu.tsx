import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState, type ReactElement } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { FocusBack } from '../../ui/overlays/FocusBack.tsx';
import { leaveFocus } from '../../ui/overlays/leaveFocus.ts';
import { FacetPanel, type FacetPanelProps } from './FacetPanel.tsx';
import { countOf, type Facet } from './facetTable.ts';
import './FacetMenu.css';

export interface FacetMenuProps extends Omit<FacetPanelProps, 'onDone'> {
  /** What opens it. Default: a chip with the facet's name. */
  readonly trigger?: ReactElement;
  /** It is opened, and its numbers are wanted now; or it is closed. */
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** A facet as a chip that opens where one chooses in it. */
export function FacetMenu({ trigger, onOpenChange, ...panel }: FacetMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const { facet, facets } = panel;
  const change = (open: boolean) => {
    setOpen(open);
    onOpenChange(open);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={change}>
      <Popover.Trigger asChild>{trigger ?? <FacetChip facet={facet} count={countOf(facet, facets)} />}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={facet.label}
          className="menu facet-panel"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={leaveFocus}
        >
          <FocusBack />
          <FacetPanel
            {...panel}
            onDone={() => {
              change(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface FacetChipProps extends React.ComponentProps<'button'> {
  readonly 'data-on'?: true | undefined;
  readonly facet: Facet;
  readonly count: number | undefined;
}

/** The chip of a facet of which nothing is chosen: its name, and how many values there are. */
export function FacetChip({ facet, count, ...rest }: FacetChipProps) {
  return (
    <button type="button" className="chip" {...rest}>
      {facet.label}
      {count !== undefined && <span className="chip__count">{count.toLocaleString('en')}</span>}
      <Icon icon={ChevronDown} size={12} />
    </button>
  );
}
