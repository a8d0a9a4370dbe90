import { useEffect, useMemo, useState, type RefObject } from 'react';
import { useView, useWorkflow } from '../../stores/hooks.ts';

/** What the pointer is at from afar. */
export interface Pointed {
  readonly nodes: readonly string[];
  readonly wire: string | undefined;
}

export const NOTHING: Pointed = { nodes: [], wire: undefined };
/** Of more selected nodes than this the others are left to the drawing. */
const MOST_SELECTED = 24;

/**
 * The nodes that stay mounted whatever the view: where something has the focus or is typed in, what is selected, what is pointed at. In a small
 * graph all are, so that a screen reader finds each of them from afar too.
 * @param all every node of a graph that is small, `null` for others
 */
export function useHeldNodes(
  area: RefObject<HTMLElement | null>,
  pointed: Pointed,
  all: readonly { readonly id: string }[] | null,
): ReadonlySet<string> {
  const selection = useWorkflow((state) => state.selection);
  const renaming = useView((state) => state.renaming);
  const focused = useFocused(area);
  return useMemo(() => {
    if (all) return new Set(all.map(({ id }) => id));
    const held = new Set([...selection].slice(0, MOST_SELECTED));
    for (const id of [...pointed.nodes, renaming, focused]) if (id != null) held.add(id);
    return held;
  }, [all, selection, renaming, focused, pointed]);
}

/** The node that has the focus, or in which something has it. */
function useFocused(area: RefObject<HTMLElement | null>): string | undefined {
  const [focused, setFocused] = useState<string>();
  useEffect(() => {
    const canvas = area.current;
    const note = ({ type, target }: FocusEvent) => {
      const node = target instanceof Element ? target.closest<HTMLElement>('.react-flow__node') : null;
      setFocused(type === 'focusin' ? node?.dataset['id'] : undefined);
    };
    canvas?.addEventListener('focusin', note);
    canvas?.addEventListener('focusout', note);
    return () => {
      canvas?.removeEventListener('focusin', note);
      canvas?.removeEventListener('focusout', note);
    };
  }, [area]);
  return focused;
}
