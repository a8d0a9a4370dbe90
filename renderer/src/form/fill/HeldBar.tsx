import { History } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useToday } from '../../stores/useToday.ts';
import { momentWords } from '../momentWords.ts';

/** Says whose inputs the form shows, and gives one’s own back. */
export function HeldBar({
  at,
  differing,
  onBack,
}: {
  readonly at: number;
  readonly differing: number;
  readonly onBack: () => void;
}) {
  const today = useToday();
  return (
    <div className="held-bar" role="group" aria-label="Inputs of an earlier run">
      <Icon icon={History} size={14} />
      <span className="held-bar__words" role="status">
        Inputs of {momentWords(at, today)}
        {differing === 0 && ', as yours'}
      </span>
      <Button className="held-bar__back" onClick={onBack}>
        Back to mine <Kbd>Esc</Kbd>
      </Button>
    </div>
  );
}
