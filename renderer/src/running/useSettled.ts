import { useEffect, useState } from 'react';

/** From a run's end until its button starts one again, ms: a second press on Stop must not be a first on Run, which costs money. */
export const HOLD_MS = 1000;

/** Whether a state that went off has been off for so long, ms; before that, a press may have been meant for what was there instead. */
export function useSettled(isOn: boolean, afterMs: number): boolean {
  const [before, setBefore] = useState(isOn);
  const [isSettled, setIsSettled] = useState(true);
  // Noted while drawing: not one frame shows the new button as one that can be pressed.
  if (isOn !== before) {
    setBefore(isOn);
    setIsSettled(isOn);
  }
  useEffect(() => {
    if (isOn || isSettled) return;
    const timer = setTimeout(() => {
      setIsSettled(true);
    }, afterMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isOn, isSettled, afterMs]);
  return isSettled;
}
