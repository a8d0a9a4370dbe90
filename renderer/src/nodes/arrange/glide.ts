import type { Position } from '#shared/workflow/Workflow';

/** ms */
const GLIDE_MS = 170;

/** Lets nodes that were put elsewhere be seen going there; where motion is not wanted, they are there at once. */
export function glide(
  before: ReadonlyMap<string, Position>,
  places: readonly (Position & { readonly id: string })[],
): void {
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const timing = { duration: GLIDE_MS, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' };
  requestAnimationFrame(() => {
    for (const { id, x, y } of places) {
      const from = before.get(id);
      if (!from || (from.x === x && from.y === y)) continue;
      const node = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
      const way = `${String(from.x - x)}px ${String(from.y - y)}px`;
      node?.animate([{ translate: way }, { translate: '0px 0px' }], timing);
    }
    // Wires are drawn anew in their places, and come when the nodes have.
    document.querySelector('.react-flow__edges')?.animate([{ opacity: 0 }, { opacity: 1 }], timing);
  });
}
