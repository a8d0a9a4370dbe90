import { useId, useState } from 'react';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import type { KeyEntry } from '../stores/settings/keysStore.ts';
import { Button } from '../ui/Button.tsx';
import { TextInput } from '../ui/fields/TextInput.tsx';
import { KeyRow } from './KeyRow.tsx';
import { PasteKey } from './PasteKey.tsx';

export interface ProviderKeysProps {
  readonly provider: HttpProvider;
  /** Those for this provider. */
  readonly entries: readonly KeyEntry[];
  /** Whether its key is to be typed at once: the first that is missing, else another in the place of the first. */
  readonly isWanted: boolean;
}

/** A provider with its keys, and room for one of another name. */
export function ProviderKeys({ provider, entries, isWanted }: ProviderKeysProps) {
  const id = useId();
  const [isAdding, setAdding] = useState(false);
  const [name, setName] = useState('');
  const wanted = isWanted ? (entries.find(({ source }) => source === null) ?? entries[0]) : undefined;
  const close = () => {
    setAdding(false);
    setName('');
  };
  return (
    <section className="provider-keys" aria-labelledby={id}>
      <header className="provider-keys__head">
        <h3 id={id}>{provider.title}</h3>
        <a href={provider.keysUrl} target="_blank" rel="noreferrer">
          Keys at {new URL(provider.keysUrl).host}
        </a>
      </header>
      {entries.map((entry) => (
        <KeyRow key={entry.name} provider={provider} entry={entry} isWanted={entry === wanted} />
      ))}
      {isAdding ? (
        <div className="key-row">
          <TextInput
            label="Name of the key"
            placeholder={`Name, such as TEAM_${provider.defaultKeyName}`}
            value={name}
            onChange={setName}
            isMono
            autoFocus
          />
          <PasteKey provider={provider} name={name.trim()} onDone={close} onCancel={close} />
        </div>
      ) : (
        <Button
          variant="ghost"
          className="provider-keys__add"
          onClick={() => {
            setAdding(true);
          }}
        >
          Add a key of another name
        </Button>
      )}
    </section>
  );
}
