import { useEffect, useState, type RefObject } from 'react';
import { fittingCount } from './fittingCount.ts';

/**
 * How many chips of what is offered fit into the line, after those that are chosen. `ruler` holds all of them side by side, out of sight: the
 * chosen ones first, as many as its `data-chosen` says; `data-clears`: they can be cleared. It is `bar` that they are to fit into.
 */
export function useFitting(bar: RefObject<HTMLElement | null>, ruler: RefObject<HTMLElement | null>): number {
  const [fitting, setFitting] = useState(0);
  useEffect(() => {
    const line = bar.current;
    const measured = ruler.current;
    if (!line || !measured) return undefined;
    const measure = () => {
      const widths = [...measured.children].map((chip) => chip.getBoundingClientRect().width);
      const chosen = Number(measured.dataset['chosen']);
      const clears = measured.dataset['clears'] !== undefined;
      setFitting(fittingCount(widths.slice(0, chosen), widths.slice(chosen), line.clientWidth, clears));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(line);
    observer.observe(measured);
    // “Clear all” comes and goes without changing a width.
    const marks = new MutationObserver(measure);
    marks.observe(measured, { attributes: true });
    return () => {
      observer.disconnect();
      marks.disconnect();
    };
  }, [bar, ruler]);
  return fitting;
}
