import type { KeyboardEvent } from 'react';
import { pressedKeys } from './pressedKeys.ts';

export interface KeyRecorderProps {
  /** Of the command. */
  readonly title: string;
  readonly onKeys: (keys: string) => void;
  readonly onCancel: () => void;
}

/** Waits for the keys a command is to have. Escape, or going elsewhere, leaves it as it was. */
export function KeyRecorder({ title, onKeys, onCancel }: KeyRecorderProps) {
  const press = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape' && !event.ctrlKey && !event.altKey && !event.shiftKey) {
      onCancel();
      return;
    }
    const keys = pressedKeys(event.nativeEvent);
    if (keys !== undefined) onKeys(keys);
  };
  return (
    <button
      type="button"
      className="shortcuts__recorder"
      aria-label={`New keys for ${title}: press them, or Escape`}
      autoFocus
      onKeyDown={press}
      onBlur={onCancel}
    >
      Press keys…
    </button>
  );
}
