import { Check, CircleHelp, CloudOff, CreditCard, X, type LucideIcon } from 'lucide-react';
import type { KeyCheck } from '../stores/settings/keysStore.ts';
import { classNames } from '../ui/classNames.ts';
import { Icon } from '../ui/Icon.tsx';

const WORDS: Readonly<Record<KeyCheck['state'], readonly [LucideIcon, string]>> = {
  works: [Check, 'Works'],
  refused: [X, 'Refused'],
  'no-billing': [CreditCard, 'No billing'],
  offline: [CloudOff, 'Offline'],
  missing: [CircleHelp, 'Missing'],
  unclear: [CircleHelp, 'Unclear'],
};

/** What a provider said of a key. */
export function CheckResult({ check }: { readonly check: KeyCheck | 'checking' }) {
  if (check === 'checking') {
    return (
      <p className="check-result" role="status">
        Asking the provider. This costs nothing.
      </p>
    );
  }
  const [icon, word] = WORDS[check.state];
  return (
    <p className={classNames('check-result', `check-result--${check.state}`)} role="status">
      <Icon icon={icon} size={13} />
      <span>
        <strong>{word}.</strong> {check.message} {check.hint}
      </span>
    </p>
  );
}
