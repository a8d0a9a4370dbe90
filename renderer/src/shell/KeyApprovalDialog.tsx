import { useState } from 'react';
import { reportOf } from '#shared/errors/reportOf';
import { useRun, useStudio, useWorkflow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { keysInQuestion, type WantedKey } from './keysInQuestion.ts';
import { useKeys } from './useKeys.ts';
import './KeyApprovalDialog.css';

/** After a run that was refused a key: asks once for all the graph wants whether graphs may use them, and then runs again. */
export function KeyApprovalDialog() {
  const { keys, run, view } = useStudio();
  const workflow = useWorkflow((state) => state.workflow);
  const latest = useRun((state) => (state.currentRunId === null ? undefined : state.runs.get(state.currentRunId)));
  const entries = useKeys((state) => state.entries);
  const [answered, setAnswered] = useState<string | null>(null);
  const question = keysInQuestion(workflow, latest, entries ?? []);
  // A run of before this page was loaded was asked about then.
  const isOld = (latest?.startedAt ?? 0) < performance.timeOrigin;
  if (!question || isOld || question.runId === answered) return null;
  const { wanted, runId } = question;
  const close = () => {
    setAnswered(runId);
  };
  const approve = async () => {
    close();
    try {
      await keys.getState().approve(wanted.map(({ provider, keyName }) => ({ provider: provider.id, name: keyName })));
      await run.getState().start();
    } catch (caught) {
      view.getState().reportError(reportOf(caught));
    }
  };
  const isOne = wanted.length === 1;
  return (
    <Dialog
      isOpen
      onClose={close}
      title={isOne ? `Let graphs use ${wanted[0].keyName}?` : `Let graphs use ${String(wanted.length)} more keys?`}
      description={`This graph asks to send the ${isOne ? 'value of this key' : 'values of these keys'}. ${isOne ? 'It is' : 'They are'} not the usual ${isOne ? 'name' : 'names'}, so approve only what you named so yourself. Nothing was sent.`}
      footer={
        <>
          <Button onClick={close}>Not now</Button>
          <Button variant="primary" onClick={() => void approve()}>
            {isOne ? 'Approve and run' : 'Approve all and run'}
          </Button>
        </>
      }
    >
      <ul className="key-approval" aria-label="Keys">
        {wanted.map((key) => (
          <li key={`${key.provider.id} ${key.keyName}`}>
            <WantedLine {...key} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function WantedLine({ provider, keyName }: WantedKey) {
  return (
    <>
      <code>{keyName}</code> to {provider.title}, where {provider.defaultKeyName} is usual
    </>
  );
}
