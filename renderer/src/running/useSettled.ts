import { useEffect, useState } from 'react';

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
