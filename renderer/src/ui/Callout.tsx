import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import './Callout.css';

export interface CalloutProps {
  /** `bad` for what stands in the way, `note` for what is good to know. */
  readonly tone: 'bad' | 'note';
  readonly children: ReactNode;
}

/** A sentence set apart. */
export function Callout({ tone, children }: CalloutProps) {
  return (
    <div className={classNames('callout', `callout--${tone}`)}>
      <Icon icon={tone === 'bad' ? TriangleAlert : Info} size={14} />
      <div className="callout__text">{children}</div>
    </div>
  );
}
