import { Fragment, type ReactNode } from 'react';
import { FixButtons } from '../../commands/fixes/FixButtons.tsx';
import { copyText } from '../../stores/copyText.ts';
import { useStudio } from '../../stores/hooks.ts';
import { Callout } from '../../ui/Callout.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import type { ErrorGroup } from './errorGroups.ts';

export interface NodeErrorProps {
  readonly group: ErrorGroup;
  readonly node: string;
  /** What can be done besides. */
  readonly children?: ReactNode;
}

/** A failure in full, with how often it happened; what the server said itself stands apart from our words. */
export function NodeError({ group: { report, count }, node, children }: NodeErrorProps) {
  const studio = useStudio();
  const { message, hint } = report;
  return (
    <Callout tone="bad">
      <div className="node-error">
        <p className="node-error__message">
          {message.split(/(“[^”]*”)/u).map((part, at) => (
            <Fragment key={at}>{part.startsWith('“') ? <q>{part}</q> : part}</Fragment>
          ))}
        </p>
        {count > 1 && <p className="node-error__count">{count} calls failed alike.</p>}
        {hint !== undefined && <p className="report-callout__hint">{hint}</p>}
        <FixButtons problem={{ ...report, node }} />
        {children}
        <span className="node-error__copy">
          <CopyButton of="the error" onCopy={() => copyText(studio, [message, hint].filter(Boolean).join('\n'))} />
        </span>
      </div>
    </Callout>
  );
}
