import { Popover as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import './menu.css';
import './Popover.css';

export interface PopoverProps {
  /** One element that takes a ref and props, usually a button. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** A small panel that belongs to a button. */
export function Popover({ trigger, label, align = 'center', isOpen, onOpenChange, children }: PopoverProps) {
  return (
    <Radix.Root {...(isOpen !== undefined && { open: isOpen })} {...(onOpenChange && { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content aria-label={label} className="menu popover" align={align} sideOffset={6} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
