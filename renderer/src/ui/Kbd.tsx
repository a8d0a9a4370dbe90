import { CornerDownLeft } from 'lucide-react';
import { Fragment } from 'react';
import { Icon } from './Icon.tsx';
import './Kbd.css';

export interface KbdProps {
  /** A shortcut as a person reads it: `Ctrl+S`. */
  readonly children: string;
  readonly className?: string;
}

/** Keys. Enter is drawn: fonts have its sign too small to be read. */
export function Kbd({ children, className = 'kbd' }: KbdProps) {
  return (
    <kbd className={className}>
      {children.split('Enter').map((text, at) => (
        <Fragment key={at}>
          {at > 0 && (
            <>
              <Icon icon={CornerDownLeft} size={12} className="kbd__enter" />
              <span className="visually-hidden">Enter</span>
            </>
          )}
          {text}
        </Fragment>
      ))}
    </kbd>
  );
}
