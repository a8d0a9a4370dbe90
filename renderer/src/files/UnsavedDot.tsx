import { Tooltip } from '../ui/Tooltip.tsx';
import './UnsavedDot.css';

/** Marks changes that are not saved. */
export function UnsavedDot() {
  return (
    <Tooltip label="Changes not saved">
      <span className="unsaved-dot" role="img" aria-label="Changes not saved" />
    </Tooltip>
  );
}
