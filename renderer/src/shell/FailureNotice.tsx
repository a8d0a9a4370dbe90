import { Button } from '../ui/Button.tsx';
import './FailureNotice.css';

export interface FailureNoticeProps {
  readonly words: string;
  readonly onShow: () => void;
  /** Asks again for what failed, and for how many. Absent: nothing can be asked again. */
  readonly retry?: () => void;
  readonly count?: number;
}

/** Why a run failed, the way to it, and another try. */
export function FailureNotice({ words, onShow, retry, count = 0 }: FailureNoticeProps) {
  return (
    <div className="failure-notice">
      <p dir="auto" title={words}>
        {words}
      </p>
      <div className="failure-notice__actions">
        <Button onClick={onShow}>Show</Button>
        {retry && <Button onClick={retry}>Retry failed {count}</Button>}
      </div>
    </div>
  );
}
