import type { ModelAsk } from '#shared/models/ModelAsk';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Select } from '../ui/fields/Select.tsx';
import type { ModelWishes } from './arrangeRows.ts';
import { toggled } from './toggled.ts';
import { MODEL_NEEDS, NEED_NAMES, PRICE_LIMITS } from './modelNeeds.ts';
import { askWords } from './modelWords.ts';

export interface ModelFiltersProps {
  readonly wishes: ModelWishes;
  readonly ask: ModelAsk;
  readonly makers: readonly string[];
  readonly onChange: (changed: Partial<ModelWishes>) => void;
}

/** What the list is narrowed to. */
export function ModelFilters({ wishes, ask, makers, onChange }: ModelFiltersProps) {
  const asked = askWords(ask);
  return (
    <div className="models__filters">
      {ask.makes.length > 0 && (
        <>
          <span className="models__asks">Can do what this graph asks</span>
          <Segmented
            label="Can do what this graph asks"
            value={wishes.onlyAble ? 'only' : 'first'}
            options={[
              { value: 'first', label: 'First' },
              { value: 'only', label: 'Only' },
            ]}
            onChange={(value) => {
              onChange({ onlyAble: value === 'only' });
            }}
          />
          <span className="models__asked">{asked === '' ? 'nothing out of the way' : asked}</span>
        </>
      )}
      <div className="models__maker">
        <Select
          label="Maker"
          value={wishes.maker}
          options={[{ value: '', label: 'All makers' }, ...makers.map((maker) => ({ value: maker, label: maker }))]}
          onChange={(maker) => {
            onChange({ maker });
          }}
        />
      </div>
      <div className="models__limit">
        <Select
          label="Price of a picture"
          value={String(wishes.mostPrice)}
          options={[{ value: '0', label: 'Any price' }, ...PRICE_LIMITS.map(limitOption)]}
          onChange={(limit) => {
            onChange({ mostPrice: Number(limit) });
          }}
        />
      </div>
      {NEED_NAMES.map((need) => (
        <button
          key={need}
          type="button"
          className="models__chip"
          aria-pressed={wishes.needs.has(need)}
          onClick={() => {
            onChange({ needs: toggled(wishes.needs, need) });
          }}
        >
          {MODEL_NEEDS[need].label}
        </button>
      ))}
    </div>
  );
}

function limitOption(limit: number) {
  return { value: String(limit), label: `Up to $${limit.toFixed(2)}` };
}
