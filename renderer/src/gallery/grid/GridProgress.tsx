import { useGallery } from '../../stores/hooks.ts';
import type {} from '../../ui/styles/cssVariables.ts';
import './GridProgress.css';

/** How much of what was found is known, while the rest is on its way. The first screen does not wait for it. */
export function GridProgress() {
  const percent = useGallery(({ found }) => {
    if (!found || found.rows.isWhole) return null;
    return Math.floor((found.rows.known / found.rows.count) * 100);
  });
  if (percent === null) return null;
  return (
    <div
      className="grid-progress"
      role="progressbar"
      aria-label="Reading the library"
      aria-valuenow={percent}
      style={{ '--known': `${String(percent)}%` }}
    />
  );
}
