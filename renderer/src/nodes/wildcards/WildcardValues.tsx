import type { ReactNode } from 'react';
import { useAnswer } from '../../stores/useAnswer.ts';
import { RowList } from '../../ui/RowList.tsx';

export interface WildcardValuesProps {
  readonly name: string;
  /** Where they come from. */
  readonly files: readonly string[];
  readonly action: ReactNode;
}

/** What a wildcard gives. */
export function WildcardValues({ name, files, action }: WildcardValuesProps) {
  const { value, error } = useAnswer('wildcards.values', { name });
  const rows = value?.values.map((each, place) => ({ ...each, place })) ?? [];
  const left = value ? value.total - rows.length : 0;
  return (
    <section className="wildcard-values" aria-label={`What ${name} gives`}>
      <header className="wildcard-values__head">
        <h3 className="wildcard-values__name">{`__${name}__`}</h3>
        {action}
      </header>
      <p className="wildcards-dialog__note" title={files.join('\n')}>
        {files.join(', ')}
      </p>
      {error && <p role="alert">{error.message}</p>}
      <RowList
        label="Values"
        className="wildcard-values__list"
        rows={rows}
        keyOf={({ place }) => String(place)}
        draw={({ text, weight }) => (
          <>
            <span className="wildcards-dialog__name" title={text}>
              {text}
            </span>
            {weight !== 1 && <span className="wildcards-dialog__count">{`× ${String(weight)}`}</span>}
          </>
        )}
      />
      {left > 0 && <p className="wildcards-dialog__note">… and {left.toLocaleString('en')} more</p>}
    </section>
  );
}
