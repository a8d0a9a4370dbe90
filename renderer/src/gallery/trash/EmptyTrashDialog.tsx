import { useState } from 'react';
import type { CallOutput } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { useStudio } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { pictures } from '../../stores/sets/setWords.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberInput } from '../../ui/fields/NumberInput.tsx';
import { formatBytes } from '../../ui/formats.ts';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { ReportCallout } from '../../ui/ReportCallout.tsx';
import { EmptyingChoice } from './EmptyingChoice.tsx';
import { emptyingWords } from './trashWords.ts';
import './TrashBar.css';

type Emptied = CallOutput<'trash.empty'>;

/** Where one has begun to look at old things. */
const USUAL_DAYS = 30;

/** The only thing that removes pictures from the disk: says what goes before, and what stayed after. */
export function EmptyTrashDialog({ onClose }: AskedDialogProps<'empty-trash'>) {
  const { client } = useStudio();
  const [isOld, setOld] = useState(false);
  const [days, setDays] = useState(USUAL_DAYS);
  const [state, setState] = useState<'asking' | 'emptying' | Emptied>('asking');
  const [error, setError] = useState<ErrorReport>();
  const which = isOld ? { olderThanDays: days } : {};
  const { value: size } = useAnswer('trash.size', which);
  if (typeof state === 'object') return <Done emptied={state} onClose={onClose} />;
  const empty = () => {
    if (!size) return;
    setState('emptying');
    setError(undefined);
    // What another window puts there meanwhile was not counted, and stays.
    client('trash.empty', { ...which, until: size.until }).then(setState, (caught: unknown) => {
      setState('asking');
      setError(reportOf(caught));
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Empty the trash"
      footer={
        <>
          <Button onClick={onClose}>Keep them</Button>
          <Button variant="danger" disabled={state === 'emptying' || !size || size.count === 0} onClick={empty}>
            {state === 'emptying' ? 'Emptying…' : size && size.count > 0 ? `Remove ${pictures(size.count)}` : 'Remove'}
          </Button>
        </>
      }
    >
      <div className="empty-trash">
        <div role="radiogroup" aria-label="What goes" className="empty-trash">
          <EmptyingChoice
            label="All that is in the trash"
            isChosen={!isOld}
            onChoose={() => {
              setOld(false);
            }}
          />
          <EmptyingChoice
            label="Only what has been there for long"
            isChosen={isOld}
            onChoose={() => {
              setOld(true);
            }}
          />
          {isOld && (
            <span className="empty-trash__days">
              <NumberInput
                label="Days in the trash, at least"
                value={days}
                min={1}
                max={3650}
                onChange={(value) => {
                  setDays(value ?? USUAL_DAYS);
                }}
              />
              {days === 1 ? 'day or more' : 'days or more'}
            </span>
          )}
        </div>
        <p role="status">{size ? emptyingWords(size) : 'Counting…'}</p>
        <p className="gallery-aside__quiet">
          What is known of them stays: prompts, what they cost, and what was made from them.
        </p>
        {error && <ReportCallout report={error} />}
      </div>
    </Dialog>
  );
}

/** Reasons that are told one by one. */
const MOST_TOLD = 20;

function Done({ emptied, onClose }: { readonly emptied: Emptied; readonly onClose: () => void }) {
  const { count, bytes, kept } = emptied;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={kept.length === 0 ? 'Removed' : 'Not all could be removed'}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="empty-trash" role="status">
        <p>
          {count === 0 ? 'No picture was removed.' : `${pictures(count)} removed, ${formatBytes(bytes)} free again.`}
        </p>
        {kept.length > 0 && (
          <>
            <p>{pictures(kept.length)} could not be removed:</p>
            <ul className="empty-trash__kept">
              {kept.slice(0, MOST_TOLD).map(({ id, reason }) => (
                <li key={id}>
                  <span className="mono">{id.slice(0, 8)}</span> {reason}
                </li>
              ))}
            </ul>
            {kept.length > MOST_TOLD && <p>and {(kept.length - MOST_TOLD).toLocaleString('en')} more.</p>}
          </>
        )}
      </div>
    </Dialog>
  );
}
