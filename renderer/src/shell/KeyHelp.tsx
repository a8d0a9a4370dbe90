import { useEffect, useState } from 'react';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { useStudio } from '../stores/hooks.ts';
import type { KeyEntry } from './useKeys.ts';
import './KeyHelp.css';

export interface KeyHelpProps {
  readonly provider: HttpProvider;
  readonly found: KeyEntry | undefined;
}

/** Where a provider's key comes from, or how to set it. The page never sees a key, so there is no field for one. */
export function KeyHelp({ provider, found }: KeyHelpProps) {
  const folder = useDataFolder();
  const name = found?.name ?? provider.defaultKeyName;
  return (
    <div className="key-help">
      <h2>
        {provider.title}: key {found ? 'ready' : 'missing'}
      </h2>
      {found ? (
        <p>
          <code>{name}</code> is set in the {found.source ?? 'environment'}. Graphs hold this name only; the key itself
          never leaves the service.
        </p>
      ) : (
        <>
          <p>Put it into a file of this name, as one line:</p>
          <pre>
            <span className="key-help__path">
              {folder === null ? '.env' : `${folder}${folder.includes('\\') ? '\\' : '/'}.env`}
            </span>
            {`\n${name}=…`}
          </pre>
          <p>
            Or set it in the environment Lumi Studio is started from. It is read at each call, so nothing need be
            restarted after a change of the file.
          </p>
        </>
      )}
      <p>
        <a href={provider.keysUrl} target="_blank" rel="noreferrer">
          {found ? 'Manage keys' : 'Get a key'} at {new URL(provider.keysUrl).host}
        </a>
      </p>
    </div>
  );
}

function useDataFolder(): string | null {
  const { client } = useStudio();
  const [folder, setFolder] = useState<string | null>(null);
  useEffect(() => {
    client('app.info').then(
      (info) => {
        setFolder(info.dataFolder);
      },
      () => {
        setFolder(null);
      },
    );
  }, [client]);
  return folder;
}
