import { FactList } from '../ui/FactList.tsx';
import { formatMoney, usd } from '#shared/graph/Money';
import { isTold } from '#shared/providers/isTold';
import { priceDateOf } from '#shared/models/modelPrice';
import type { Model } from '#shared/providers/Model';
import type { ModelAsk } from '#shared/models/ModelAsk';
import type { ModelRow } from './modelRows.ts';
import {
  askedOptions,
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
import { RatioShapes } from './RatioShapes.tsx';
import { TakesPlace } from './TakesPlace.tsx';

interface ModelAsideProps {
  readonly row: ModelRow;
  readonly ask: ModelAsk;
  /** The node it would be the model of, and the model that is there now. Absent: it is for none, or it is that model. */
  readonly place?: { readonly node: string; readonly title: string } | undefined;
  /** Pictures the graph asks this node's model for; 0: that is not known. */
  readonly pictures: number;
}

/** All that is known of one model, what would change with it, and what would be left out of what is asked. */
export function ModelAside({ row, ask, place, pictures }: ModelAsideProps) {
  const { model, provider, leftOut } = row;
  const asked = askedOptions(ask);
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
      <Prices row={row} pictures={pictures} asked={asked} />
      {place && <TakesPlace row={row} ask={ask} {...place} />}
      {!place && leftOut.length > 0 && (
        <section>
          <h4>Of what is asked</h4>
          <ul>
            {leftOut.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      {model.ratios && <RatioShapes ratios={model.ratios} asked={asked} />}
      <FactList
        facts={[
          { label: 'Largest', value: largestOf(model) },
          ...(model.ratios ? [] : [{ label: 'Ratios', value: ratiosOf(model) }]),
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

interface PricesProps {
  readonly row: ModelRow;
  readonly pictures: number;
  readonly asked: ReadonlySet<string>;
}

function Prices({ row: { model, priceWords }, pictures, asked }: PricesProps) {
  const bySize = Object.entries(model.prices?.perImage ?? {}).filter(([size]) => size !== '');
  if (bySize.length < 2) return <FactList facts={[{ label: 'Price', value: priceWords }]} />;
  return (
    <table className="models__prices">
      <thead>
        <tr>
          <th scope="col">Size</th>
          <th scope="col">a picture</th>
          {pictures > 0 && <th scope="col">this graph, {pictures}</th>}
        </tr>
      </thead>
      <tbody>
        {bySize.map(([size, amount = 0]) => (
          <tr key={size} className={asked.has(size) ? 'models__price-asked' : undefined}>
            <th scope="row">{asked.has(size) ? `${size}, asked` : size}</th>
            <td>{dollars(amount)}</td>
            {pictures > 0 && <td>{dollars(amount * pictures)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
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
