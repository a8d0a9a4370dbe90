import type {} from './styles/cssVariables.ts';
import './ProgressRing.css';

export interface ProgressRingProps {
  readonly done: number;
  /** 0: not known; the ring turns. */
  readonly total: number;
  readonly label: string;
}

/** How much of a known number of things is done. */
export function ProgressRing({ done, total, label }: ProgressRingProps) {
  const part = total > 0 ? Math.min(1, done / total) : 0.25;
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      {...(total > 0 && { 'aria-valuenow': done, 'aria-valuemax': total })}
      className={total > 0 ? 'progress-ring' : 'progress-ring progress-ring--open'}
      style={{ '--part': `${String(part * 100)}%` }}
    />
  );
}
