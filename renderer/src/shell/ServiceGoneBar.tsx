import { useRun } from '../stores/hooks.ts';
import './ServiceGoneBar.css';

/** Says that nothing answers this page any more, until something does. Always there: what appears with its words is not read out. */
export function ServiceGoneBar() {
  const isGone = useRun((state) => state.isServiceGone);
  return (
    <div role="status" className={isGone ? 'service-gone' : undefined}>
      {isGone && 'Lumi Studio’s service has ended. What was made is kept; start it again and reload.'}
    </div>
  );
}
