import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './IconButton.tsx';

/** ms for which it says that it is done. */
const SAID_FOR_MS = 1400;

interface CopyButtonProps {
  /** What is copied, such as `prompt`. */
  readonly of: string;
  readonly onCopy: () => Promise<void>;
}

/** Puts a text on the clipboard, and says that it did. */
export function CopyButton({ of, onCopy }: CopyButtonProps) {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => {
      setDone(false);
    }, SAID_FOR_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isDone]);
  return (
    <IconButton
      label={isDone ? 'Copied' : `Copy ${of}`}
      icon={isDone ? Check : Copy}
      size="small"
      side="left"
      onClick={() => {
        void onCopy().then(() => {
          setDone(true);
        });
      }}
    />
  );
}
