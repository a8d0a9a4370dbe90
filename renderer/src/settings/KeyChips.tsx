import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { useStudio } from '../stores/hooks.ts';
import { checkId } from '../stores/settings/keysStore.ts';
import { classNames } from '../ui/classNames.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { providersWithKeys } from './providersWithKeys.ts';
import { useFreshKeys, useKeys } from './useKeys.ts';
import './KeyChips.css';

/** For each provider whether its key is there; a click leads to where it is set. */
export function KeyChips() {
  useFreshKeys();
  const { catalogue } = useStudio();
  const isKnown = useKeys((state) => state.entries !== null);
  return isKnown && providersWithKeys(catalogue).map((provider) => <KeyChip key={provider.id} provider={provider} />);
}

function KeyChip({ provider }: { readonly provider: HttpProvider }) {
  const { questions } = useStudio();
  const state = useKeys(({ entries, checks }) => {
    const found = entries?.find((key) => key.provider === provider.id && key.source !== null);
    const check = found && checks.get(checkId(provider.id, found.name));
    if (check !== undefined && check !== 'checking' && check.state === 'refused') return 'refused';
    return found ? 'ready' : 'missing';
  });
  return (
    <Tooltip label={`${provider.title}: key ${state}`}>
      <button
        type="button"
        className="key-chip"
        aria-label={`${provider.title}: key ${state}`}
        onClick={() => {
          void questions.ask('keys', { provider: provider.id });
        }}
      >
        <span className={classNames('key-chip__dot', `key-chip__dot--${state}`)} aria-hidden />
        <span className="key-chip__name">{provider.title}</span>
      </button>
    </Tooltip>
  );
}
