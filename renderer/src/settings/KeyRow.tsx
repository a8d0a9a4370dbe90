import { useState } from 'react';
import { reportOf } from '#shared/errors/reportOf';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { useStudio } from '../stores/hooks.ts';
import { checkId, type KeyEntry } from '../stores/settings/keysStore.ts';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/classNames.ts';
import { CheckResult } from './CheckResult.tsx';
import { PasteKey } from './PasteKey.tsx';
import { useKeys } from './useKeys.ts';

export interface KeyRowProps {
  readonly provider: HttpProvider;
  readonly entry: KeyEntry;
  /** Whether it has the focus when it comes on screen, to be typed or replaced. */
  readonly isWanted: boolean;
}

/** One key by name, with what can be done to it. */
export function KeyRow({ provider, entry, isWanted }: KeyRowProps) {
  const { keys, view } = useStudio();
  const { name, source, isKept } = entry;
  const check = useKeys((state) => state.checks.get(checkId(provider.id, name)));
  const isRefused = check !== undefined && check !== 'checking' && check.state === 'refused';
  const state = source === null ? 'missing' : isRefused ? 'refused' : 'ready';
  const canReplace = source !== null && source !== 'environment';
  const [isReplacing, setReplacing] = useState(isWanted && canReplace);
  const stopReplacing = () => {
    setReplacing(false);
  };
  const remove = async () => {
    try {
      await keys.getState().remove(name);
    } catch (caught) {
      view.getState().reportError(reportOf(caught));
    }
  };
  return (
    <div className="key-row" role="group" aria-label={name}>
      <div className="key-row__line">
        <span className={classNames('key-chip__dot', `key-chip__dot--${state}`)} aria-hidden />
        <code className="key-row__name">{name}</code>
        <span className="key-row__source" title={source ?? undefined}>
          {sourceText(source)}
        </span>
        {source !== null && (
          <Button
            variant="ghost"
            disabled={check === 'checking'}
            data-wants-focus={isWanted && !canReplace ? true : undefined}
            onClick={() => void keys.getState().check(provider.id, name)}
          >
            Check
          </Button>
        )}
        {canReplace && !isReplacing && (
          <Button
            variant="ghost"
            onClick={() => {
              setReplacing(true);
            }}
          >
            Replace
          </Button>
        )}
        {isKept && (
          <Button variant="ghost" onClick={() => void remove()}>
            Remove
          </Button>
        )}
      </div>
      {source === 'environment' && isKept && (
        <p className="key-row__note">The environment goes first. The key set here counts once {name} is unset there.</p>
      )}
      {source === null && <PasteKey provider={provider} name={name} wantsFocus={isWanted} />}
      {isReplacing && (
        <PasteKey
          provider={provider}
          name={name}
          wantsFocus={isWanted}
          onDone={stopReplacing}
          onCancel={stopReplacing}
        />
      )}
      {check && <CheckResult check={check} />}
    </div>
  );
}

function sourceText(source: string | null): string {
  if (source === null) return 'not set';
  if (source === 'environment') return 'from the environment';
  if (source === 'keychain') return 'in the keychain';
  if (source === 'this session') return 'for this session';
  return `from ${source}`;
}
