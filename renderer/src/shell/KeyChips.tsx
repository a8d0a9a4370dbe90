import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { providers } from '#shared/providers/index';
import { classNames } from '../ui/classNames.ts';
import { Popover } from '../ui/Popover.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { useKeys, type KeyEntry } from './useKeys.ts';
import './KeyChips.css';

const withKeys = providers.filter((provider): provider is HttpProvider => provider.kind === 'http');

/** For each provider whether its key is there; a click tells how to set it. */
export function KeyChips() {
  const keys = useKeys();
  if (!keys) return null;
  return withKeys.map((provider) => <KeyChip key={provider.id} provider={provider} keys={keys} />);
}

function KeyChip({ provider, keys }: { readonly provider: HttpProvider; readonly keys: readonly KeyEntry[] }) {
  const found = keys.find((key) => key.provider === provider.id && key.source !== null);
  const state = found ? 'ready' : 'missing';
  return (
    <Popover
      label={`${provider.title} key`}
      align="end"
      trigger={
        <button type="button" className="key-chip" aria-label={`${provider.title}: key ${state}`}>
          <span className={classNames('key-chip__dot', `key-chip__dot--${state}`)} aria-hidden />
          {provider.title}
        </button>
      }
    >
      <KeyHelp provider={provider} found={found} />
    </Popover>
  );
}
