import type { CallOutput } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import type { LiveList } from '#shared/graph/models/LiveList';
import type { ProviderAdapter } from '#shared/providers/ProviderAdapter';
import { useState } from 'react';
import { useModelLists, useStudio } from '../stores/hooks.ts';
import { useToday } from '../stores/useToday.ts';
import { Button } from '../ui/Button.tsx';
import { formatMoment } from '../ui/formats.ts';

/** From when on a list may well lack something, ms. */
const OLD_MS = 7 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** From when what is known of models is, and a way to know it anew. */
export function ModelFreshness({ providers }: { readonly providers: readonly ProviderAdapter[] }) {
  const { client } = useStudio();
  const lists = useModelLists();
  const today = useToday();
  const [outcome, setOutcome] = useState<'asking' | readonly string[]>([]);
  const listing = providers.filter((provider) => provider.kind === 'http' && provider.listing);
  const askAgain = async () => {
    setOutcome('asking');
    const [only, ...more] = listing;
    try {
      const said = await client(
        'models.refresh',
        only && more.length === 0 ? { provider: only.id } : { keyless: true },
      );
      setOutcome(wordsOf(said, providers));
    } catch (caught) {
      const { message, hint } = reportOf(caught);
      setOutcome([[message, hint].filter(Boolean).join(' ')]);
    }
  };
  return (
    <div className="models__freshness">
      <span>{listing.map((provider) => knownFrom(provider, lists, today)).join(' · ')}</span>
      {listing.length > 0 && (
        <Button variant="ghost" disabled={outcome === 'asking'} onClick={() => void askAgain()}>
          Ask again
        </Button>
      )}
      <span role="status" className="models__outcome">
        {outcome === 'asking' ? 'Asking. This costs nothing.' : outcome.join(' ')}
      </span>
    </div>
  );
}

function knownFrom({ id, title }: ProviderAdapter, lists: readonly LiveList[], today: number): string {
  const list = lists.find(({ provider }) => provider === id);
  if (!list) return `${title}: as shipped, not asked yet`;
  const at = Date.parse(list.read);
  const age = today - at;
  return `${title}: asked ${formatMoment(at)}${age > OLD_MS ? `, ${String(Math.floor(age / DAY_MS))} days ago` : ''}`;
}

function wordsOf(said: CallOutput<'models.refresh'>, providers: readonly ProviderAdapter[]): readonly string[] {
  if (said.length === 0) return ['There is nobody to ask: set a key under Settings → Keys.'];
  return said.map(({ provider, count, unheard = 0, error }) => {
    const title = providers.find(({ id }) => id === provider)?.title ?? provider;
    if (!error) {
      const kept = unheard > 0 ? `; prices of ${String(unheard)} not heard: those of before stand` : '';
      return `${title} listed ${String(count ?? 0)} models${kept}.`;
    }
    return `${title}: ${[error.message, error.hint].filter(Boolean).join(' ')} What was known stays.`;
  });
}
