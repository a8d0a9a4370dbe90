import { useAnswer } from '../stores/useAnswer.ts';
import { Callout } from '../ui/Callout.tsx';
import { ImportKeys } from './ImportKeys.tsx';
import { ProviderKeys } from './ProviderKeys.tsx';
import { providersWithKeys } from './providersWithKeys.ts';
import { useKeys } from './useKeys.ts';
import './KeySettings.css';
import { useStudio } from '../stores/hooks.ts';

export interface KeySettingsProps {
  /** The id of the provider whose key is to be typed at once. */
  readonly wanted: string | undefined;
}

/** Every key by name: where it comes from, what its provider thinks of it, and how to set another. A value is never shown. */
export function KeySettings({ wanted }: KeySettingsProps) {
  const { catalogue } = useStudio();
  const entries = useKeys((state) => state.entries);
  const keychain = useKeys((state) => state.keychain);
  const folder = useAnswer('app.info', undefined).value?.dataFolder ?? null;
  if (!entries || !keychain)
    return <p className="key-settings__note">The service does not say which keys there are.</p>;
  const others = entries.filter(({ provider }) => provider === null);
  return (
    <div className="key-settings">
      {keychain.reason !== undefined && <Callout tone="note">{keychain.reason}</Callout>}
      {providersWithKeys(catalogue).map((provider) => (
        <ProviderKeys
          key={provider.id}
          provider={provider}
          isWanted={provider.id === wanted}
          entries={entries.filter((entry) => entry.provider === provider.id)}
        />
      ))}
      <ImportKeys />
      <p className="key-settings__note">
        {keychain.isPersistent && 'Keys set here are sealed by this system’s keychain. '}A graph holds only the name of
        a key. Keys are also read from the environment, which goes first, and from{' '}
        <code>{folder === null ? '.env' : `${folder}${folder.includes('\\') ? '\\' : '/'}.env`}</code>
        {others.length > 0 && `; set there for no provider: ${others.map(({ name }) => name).join(', ')}`}.
      </p>
    </div>
  );
}
