import { Fragment, type ReactNode } from 'react';
import { classNames } from './classNames.ts';
import './FactList.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** For ids, sizes, seeds and money. */
  readonly isMono?: boolean;
}

/** Names and values, one a line. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="fact-list">
      {facts.map(({ label, value, isMono }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd className={classNames(isMono && 'mono')}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
