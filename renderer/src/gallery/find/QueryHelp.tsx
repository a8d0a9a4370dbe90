import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import '../../ui/overlays/menu.css';
import { FocusBack } from '../../ui/overlays/FocusBack.tsx';
import { leaveFocus } from '../../ui/overlays/leaveFocus.ts';

export interface QueryHelpProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The button that opens it. */
  readonly children: ReactElement;
}

const WAYS: readonly (readonly [typed: string, finds: string])[] = [
  ['fox lake', 'both words, anywhere'],
  ['light*', 'words that begin so'],
  ['"soft light"', 'these words, one after the other'],
  ['-sketch', 'none with this word'],
];

/** How one searches, in four lines. */
export function QueryHelp({ isOpen, onOpenChange, children }: QueryHelpProps) {
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="How to search"
          className="menu query-help"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={leaveFocus}
        >
          <FocusBack />
          <h3>How to search</h3>
          <dl className="query-help__list">
            {WAYS.map(([typed, finds]) => (
              <div key={typed} style={{ display: 'contents' }}>
                <dt>{typed}</dt>
                <dd>{finds}</dd>
              </div>
            ))}
          </dl>
          <p className="query-help__foot">
            Looks through prompts, instructions, what models wrote, notes and tags, in any script. Model, day, cost and
            all else are chosen in the line below.
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
