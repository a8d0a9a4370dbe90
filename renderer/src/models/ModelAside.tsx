import { FactList } from '../ui/FactList.tsx';
import { formatMoney, usd } from '#shared/graph/Money';
import { isTold } from '#shared/models/leftOut';
import { priceDateOf } from '#shared/models/modelPrice';
import type { Model } from '#shared/providers/Model';
import type { ModelRow } from './modelRows.ts';
import {
  dayWords,
  largestOf,
  partialsOf,
  policyOf,
  ratiosOf,
  readsOf,
  referencesOf,
  retiresOf,
  seedOf,
} from './modelWords.ts';

/** All that is known of one model, and what would be left out of what is asked. */
export function ModelAside({ row }: { readonly row: ModelRow }) {
  const { model, provider, leftOut } = row;
  return (
    <aside className="models__aside" aria-label="About the model">
      <h3 className="models__aside-title">{model.title}</h3>
      <p className="models__id">{model.id}</p>
      {!isTold(model) && (
        <p className="models__warning">
          Only its name is known: what it can do is guessed, and everything is sent as it is asked for.
        </p>
      )}
      {model.deprecated !== undefined && <p className="models__warning">{model.deprecated}</p>}
      {leftOut.length > 0 && (
        <section>
          <h4>Of what is asked</h4>
          <ul>
            {leftOut.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      <Prices row={row} />
      <FactList
        facts={[
          { label: 'Largest', value: largestOf(model) },
          { label: 'Ratios', value: model.ratios?.join(', ') ?? ratiosOf(model) },
          { label: 'References', value: referencesOf(model) },
          { label: 'Seed', value: seedOf(model) },
          { label: 'Reads', value: readsOf(model) },
          { label: 'On the way', value: partialsOf(model) },
          { label: 'Your data', value: policyOf(model) },
          { label: 'Retires', value: retiresOf(model, provider) },
        ]}
      />
      <p className="models__known">{knownFrom(model)}</p>
    </aside>
  );
}

function Prices({ row: { model, priceWords } }: { readonly row: ModelRow }) {
  const bySize = Object.entries(model.prices?.perImage ?? {}).filter(([size]) => size !== '');
  const facts = bySize.map(([size, amount = 0]) => ({
    label: size,
    value: `${dollars(amount)} a picture`,
    isMono: true,
  }));
  return <FactList facts={facts.length > 1 ? facts : [{ label: 'Price', value: priceWords }]} />;
}

function dollars(amount: number): string {
  return formatMoney(usd(amount, 'actual'));
}

/** Prices may be of another day than the list it stands in. */
function knownFrom(model: Model): string {
  const { read } = model;
  const priced = priceDateOf(model);
  const words = [
    ...(read === undefined ? [] : [`Listed on ${dayWords(read)}.`]),
    ...(priced === undefined ? [] : [`Prices read ${dayWords(priced)}.`]),
  ];
  return words.length === 0 ? 'When this was read is not known.' : words.join(' ');
}
