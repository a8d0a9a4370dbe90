import { Play } from 'lucide-react';
import { useRun, useStudio, useView } from '../stores/hooks.ts';
import { showsForm } from '../stores/view/showsForm.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useKeysOf } from '../commands/keysOf.ts';
import { RunMenu } from './RunMenu.tsx';
import { RunPrice } from './RunPrice.tsx';
import { StopButton } from './StopButton.tsx';
import { HOLD_MS, useSettled } from './useSettled.ts';
import './RunButton.css';

/** Runs the graph, saying what it will cost; while it runs, stops it. The rest is in the menu beside it. */
export function RunButton() {
  const isRunning = useRun((state) => state.isRunning);
  // A view with a main action of its own has the one amber button there.
  const isMain = useView((state) => state.section === 'graph' && !showsForm(state));
  const isSettled = useSettled(isRunning, HOLD_MS);
  return (
    <div className="run-buttons" role="group" aria-label="Run">
      {isRunning ? (
        <StopButton className="run-button run-button--stop" />
      ) : (
        <Start isHeld={!isSettled} isMain={isMain} />
      )}
      <RunMenu isQuiet={isRunning || !isMain} />
    </div>
  );
}

function Start({ isHeld, isMain }: { readonly isHeld: boolean; readonly isMain: boolean }) {
  const { preflight } = useStudio();
  const keys = useKeysOf('run');
  return (
    <Button
      variant={isMain ? 'primary' : 'outline'}
      className="run-button"
      aria-disabled={isHeld}
      onClick={() => {
        if (!isHeld) void preflight.getState().launch();
      }}
    >
      <Icon icon={Play} size={13} />
      Run
      <span className="run-button__price">
        <RunPrice />
      </span>
      <Kbd className="run-button__keys">{keys}</Kbd>
    </Button>
  );
}
