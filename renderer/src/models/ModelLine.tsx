import { Check } from 'lucide-react';
import { classNames } from '../ui/classNames.ts';
import { Icon } from '../ui/Icon.tsx';
import type { ModelRow } from './modelRows.ts';
import { largestOf, policyOf, ratiosOf, readsOf, referencesOf, retiresOf, seedOf } from './modelWords.ts';

export interface ModelLineProps {
  readonly id: string;
  readonly row: ModelRow;
  /** px */
  readonly top: number;
  readonly place: { readonly at: number; readonly of: number };
  readonly isChosen: boolean;
  readonly isInUse: boolean;
  /** One of those to be tried beside the one in use. */
  readonly isTicked: boolean;
  readonly onChoose: (key: string) => void;
  readonly onTake: (row: ModelRow) => void;
}

/** One model: its facts side by side, or in their place why it can not do what is asked. */
export function ModelLine({ id, row, top, place, isChosen, isInUse, isTicked, onChoose, onTake }: ModelLineProps) {
  const { model, provider, leftOut, priceWords } = row;
  const retires = retiresOf(model, provider);
  const [reason] = leftOut;
  const facts = [
    ['largest', 'Largest', largestOf(model)],
    ['ratios', 'Ratios', ratiosOf(model)],
    ['references', 'References', referencesOf(model)],
    ['seed', 'Seed', seedOf(model)],
    ['reads', 'Reads', readsOf(model)],
    ['policy', 'Your data', policyOf(model)],
  ] as const;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-setsize={place.of}
      aria-posinset={place.at}
      className={classNames('models__line', row.group !== 'able' && 'models__line--less')}
      style={{ top }}
      onClick={() => {
        onChoose(row.key);
      }}
      onDoubleClick={() => {
        onTake(row);
      }}
    >
      <span className="models__tick">
        {isTicked && (
          <>
            <Icon icon={Check} size={14} />
            <span className="visually-hidden">Ticked: </span>
          </>
        )}
      </span>
      <span className="models__name">
        <span className="models__title">
          {model.title}{' '}
          <span className="models__of">
            · {provider.title}
            {row.isReady ? '' : ', no key'}
          </span>
          {isInUse && <span className="models__in-use">in use</span>}
        </span>
        <span className="models__id">{model.id}</span>
      </span>
      <span className="models__price">{priceWords}</span>
      {reason === undefined ? (
        facts.map(([name, label, words]) => (
          <span key={name} className={`models__fact models__fact--${name}`} title={words}>
            <span className="visually-hidden">{label}: </span>
            {words}
          </span>
        ))
      ) : (
        <span className="models__reason" title={leftOut.join('\n')}>
          {reason}
          {leftOut.length > 1 && ` · ${String(leftOut.length - 1)} more`}
        </span>
      )}
      <span
        className={classNames('models__retires', retires !== 'no date' && 'models__retires--dated')}
        title={retires}
      >
        <span className="visually-hidden">Retires: </span>
        {retires}
      </span>
    </div>
  );
}
