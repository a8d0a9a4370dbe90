import { Check, ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { walkRows } from '../../ui/overlays/walkRows.ts';
import { FocusBack } from '../../ui/overlays/FocusBack.tsx';
import { leaveFocus } from '../../ui/overlays/leaveFocus.ts';
import { FacetPanel, type FacetPanelProps } from './FacetPanel.tsx';
import { chosenWords, countOf, isChosen, type Facet } from './facetTable.ts';
import { withPart } from './filterEdits.ts';

export interface MoreFacetsProps extends Omit<FacetPanelProps, 'facet' | 'onDone'> {
  /** Those that have no chip of their own. */
  readonly offered: readonly Facet[];
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The facets that the line has no room for: a list, and from there into each. */
export function MoreFacets({ offered, onOpenChange, ...panel }: MoreFacetsProps) {
  const [isOpen, setOpen] = useState(false);
  const [inside, setInside] = useState<Facet | null>(null);
  const change = (open: boolean) => {
    setInside(null);
    setOpen(open);
    onOpenChange(open);
  };
  const close = () => {
    change(false);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={change}>
      <Popover.Trigger className="chip">
        More
        <Icon icon={ChevronDown} size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={inside?.label ?? 'More'}
          className="menu facet-panel"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={leaveFocus}
        >
          <FocusBack />
          {inside ? (
            <>
              <button
                type="button"
                className="menu__item facet-panel__row facet-panel__back"
                onClick={() => {
                  setInside(null);
                }}
              >
                <Icon icon={ChevronLeft} size={13} />
                {inside.label}
                <span className="visually-hidden">: back to all</span>
              </button>
              <FacetPanel {...panel} facet={inside} onDone={close} />
            </>
          ) : (
            <div role="menu" aria-label="More" tabIndex={-1} onKeyDownCapture={walkRows}>
              {offered.map((facet, at) => (
                <MoreRow key={facet.id} facet={facet} isFirst={at === 0} {...panel} onDone={close} onInto={setInside} />
              ))}
            </div>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface MoreRowProps extends FacetPanelProps {
  readonly isFirst: boolean;
  readonly onInto: (facet: Facet) => void;
}

function MoreRow({ facet, isFirst, filter, facets, now, onFilter, onDone, onInto }: MoreRowProps) {
  const isOn = isChosen(facet, filter);
  const count = countOf(facet, facets);
  const isYes = facet.kind === 'yes';
  return (
    <button
      type="button"
      role={isYes ? 'menuitemradio' : 'menuitem'}
      aria-checked={isYes ? isOn : undefined}
      aria-haspopup={isYes ? undefined : 'true'}
      autoFocus={isFirst}
      className="menu__item facet-panel__row"
      onClick={() => {
        if (facet.kind === 'yes') {
          onFilter(withPart(filter, facet.of, isOn ? undefined : true));
          onDone();
        } else onInto(facet);
      }}
    >
      <span className="menu__check">{isOn && <Icon icon={Check} size={13} />}</span>
      <span className="menu__label">
        {facet.label}
        {isOn && !isYes && <span className="menu__hint">{chosenWords(facet, filter, now)}</span>}
      </span>
      {count !== undefined && <span className="facet-panel__count">{count.toLocaleString('en')}</span>}
      {!isYes && <Icon icon={ChevronRight} size={12} />}
    </button>
  );
}
