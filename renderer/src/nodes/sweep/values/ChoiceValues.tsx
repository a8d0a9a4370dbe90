import { modelsAt } from '../axisKinds.ts';
import { useSweepAt } from '../useSweepAt.ts';
import { classNames } from '../../../ui/classNames.ts';
import type { ValuesProps } from './ValuesProps.ts';

/** Choices as chips, in their usual order; of one that some model lacks that is told. */
export function ChoiceValues({ node, kind, values, onChange }: ValuesProps) {
  const at = useSweepAt(node);
  const models = modelsAt(at);
  const choices = [...(kind.choices ?? []), ...values.map(String).filter((value) => !kind.choices?.includes(value))];
  const lacking = (choice: string) =>
    models.filter((model) => {
      const can = kind.of === 'ratio' ? model.ratios : kind.of === 'resolution' ? model.resolutions : undefined;
      return can !== undefined && choice !== 'auto' && !can.includes(choice);
    });
  const told = values.map(String).flatMap((value) => lacking(value).map(({ title }) => `${title} has no ${value}`));
  return (
    <>
      <div className="axis-chips" role="group" aria-label={kind.label}>
        {choices.map((choice, place) => {
          const isChosen = values.includes(choice);
          const missing = lacking(choice);
          return (
            <button
              key={choice}
              type="button"
              aria-pressed={isChosen}
              className={classNames('axis-chips__chip', missing.length > 0 && 'axis-chips__chip--less')}
              title={
                missing.length > 0
                  ? `${missing.map(({ title }) => title).join(', ')} cannot: the nearest is sent`
                  : undefined
              }
              {...(place === 0 && { 'data-wants-focus': true })}
              onClick={() => {
                const next = isChosen ? values.filter((value) => value !== choice) : [...values, choice];
                onChange(next.toSorted((one, other) => choices.indexOf(String(one)) - choices.indexOf(String(other))));
              }}
            >
              {choice}
            </button>
          );
        })}
      </div>
      {told.length > 0 && (
        <p className="axis-dialog__words" role="status">
          {told.slice(0, 4).join('; ')}: the nearest is sent, which the check before the run tells.
        </p>
      )}
    </>
  );
}
