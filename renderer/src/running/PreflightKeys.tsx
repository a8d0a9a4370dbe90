import { KeyRound } from 'lucide-react';
import type { RunPreview } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import { useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

type KeyNotice = RunPreview['keys'][number];

/** Whether the key is there and only has to be allowed for graphs. */
export function isUnapproved({ code }: KeyNotice): boolean {
  return code === 'key-not-approved';
}

/** The keys that would be refused. One that is missing is set from the foot of the sheet. */
export function PreflightKeys({ notices }: { readonly notices: readonly KeyNotice[] }) {
  return (
    <ul className="preflight__keys" aria-label="Keys">
      {notices.map((notice) => (
        <li key={`${notice.provider} ${notice.name}`}>
          <Icon icon={KeyRound} size={14} />
          <div className="preflight__key">
            {isUnapproved(notice) ? <Unapproved {...notice} /> : <Refused {...notice} />}
          </div>
          {isUnapproved(notice) && <Approve {...notice} />}
        </li>
      ))}
    </ul>
  );
}

function Unapproved({ name, provider }: KeyNotice) {
  const { catalogue } = useStudio();
  return (
    <p>
      Let graphs send <code>{name}</code> to {catalogue.find(provider)?.title ?? provider}? Approve only what you named
      so yourself.
    </p>
  );
}

function Refused({ message, hint }: KeyNotice) {
  return (
    <>
      <p>{message}</p>
      {hint !== undefined && <p className="preflight__detail">{hint}</p>}
    </>
  );
}

function Approve({ provider, name }: KeyNotice) {
  const { keys, view } = useStudio();
  const approve = async () => {
    try {
      await keys.getState().approve([{ provider, name }]);
    } catch (caught) {
      view.getState().reportError(reportOf(caught));
    }
  };
  return (
    <Button aria-label={`Approve ${name}`} onClick={() => void approve()}>
      Approve
    </Button>
  );
}
