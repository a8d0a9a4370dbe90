import { useState } from 'react';
import { reportOf } from '#shared/errors/reportOf';
import { useRun, useStudio, useWorkflow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { keyInQuestion } from './keyInQuestion.ts';

/** After a run that was refused a key: asks whether graphs may use it for this provider, and then runs again. */
export function KeyApprovalDialog() {
  const { client, run, view } = useStudio();
  const workflow = useWorkflow((state) => state.workflow);
  const latest = useRun((state) => (state.currentRunId === null ? undefined : state.runs.get(state.currentRunId)));
  const [answered, setAnswered] = useState<string | null>(null);
  const question = keyInQuestion(workflow, latest);
  // A run of before this page was loaded was asked about then.
  const isOld = (latest?.startedAt ?? 0) < performance.timeOrigin;
  if (!question || isOld || question.runId === answered) return null;
  const { provider, keyName, runId } = question;
  const close = () => {
    setAnswered(runId);
  };
  const approve = async () => {
    close();
    try {
      await client('keys.approve', { provider: provider.id, name: keyName });
      await run.getState().start();
    } catch (caught) {
      view.getState().reportError(reportOf(caught));
    }
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      title={`Let graphs use ${keyName}?`}
      description={`This graph asks to send the value of ${keyName} to ${provider.title}. It is not the usual name for that provider, ${provider.defaultKeyName}, so approve it only if you named the key so yourself. Nothing was sent.`}
      footer={
        <>
          <Button onClick={close}>Not now</Button>
          <Button variant="primary" onClick={() => void approve()}>
            Approve and run
          </Button>
        </>
      }
    />
  );
}
