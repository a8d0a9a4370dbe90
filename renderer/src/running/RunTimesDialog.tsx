import { useId, useState } from 'react';
import { usePreview, useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { NumberInput } from '../ui/fields/NumberInput.tsx';
import { SettingRow } from '../settings/SettingRow.tsx';

const MIN_TIMES = 2;
const MAX_TIMES = 20;

/** Asks how many runs to put into the queue. */
export function RunTimesDialog({ onClose }: AskedDialogProps<'run-times'>) {
  const { preflight } = useStudio();
  const form = useId();
  const [times, setTimes] = useState(4);
  const seedsMove = usePreview(({ seeds }) => seeds.length > 0);
  const run = () => {
    onClose();
    void preflight.getState().launch({ times });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Run several times"
      description={
        seedsMove
          ? 'The runs wait for each other. Before each, the seeds move on as their controls say.'
          : 'No seed of this graph moves on by itself, so every run after the first reuses what that made. Set a seed control to randomise or increment for other pictures.'
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form}>
            Run {times} times
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <SettingRow label="Runs">
          <NumberInput
            label="Runs"
            value={times}
            min={MIN_TIMES}
            max={MAX_TIMES}
            onChange={(next) => {
              if (next !== undefined) setTimes(next);
            }}
          />
        </SettingRow>
      </form>
    </Dialog>
  );
}
