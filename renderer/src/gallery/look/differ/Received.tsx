import { ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { FactList } from '../../../ui/FactList.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { ComparedSide } from './ComparedSide.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { differences } from './differences.ts';

/** What each server really received beside the texts; what they received alike is folded. Nothing where nothing was sent. */
export function Received({ sides }: { readonly sides: readonly ComparedSide[] }) {
  const { differ, same } = useMemo(() => differences(sides.map(({ received = [] }) => received)), [sides]);
  if (differ.length + same.length === 0) return null;
  return (
    <section aria-label="What each received" className="differences__received">
      <h4>What each received, in its own terms</h4>
      {differ.length > 0 && (
        <DifferenceTable label="Received differently" names={sides.map(({ name }) => name)} rows={differ} />
      )}
      {same.length > 0 && (
        <details className="differences__folded">
          <summary>
            <Icon icon={ChevronRight} size={12} />
            {same.length} received alike
          </summary>
          <FactList facts={same.map(({ label, values, isMono }) => ({ label, value: values[0] ?? '', isMono }))} />
        </details>
      )}
    </section>
  );
}
