import { useEffect, useRef } from 'react';
import { useView } from '../../stores/hooks.ts';
import type { GridModel } from './GridModel.ts';

/** Once one has done looking at pictures of the grid large, it is at the one that was looked at last. */
export function useComeBack(model: GridModel, activeItem: number, takeFocus: () => void): void {
  const isLooking = useView(({ lightbox, preview }) => lightbox !== null || preview !== null);
  const from = useRef<number | null>(null);
  useEffect(() => {
    if (isLooking) {
      from.current ??= activeItem;
      return;
    }
    const hasMoved = from.current !== null && from.current !== activeItem;
    from.current = null;
    if (!hasMoved) return;
    model.reveal(activeItem);
    takeFocus();
  }, [isLooking, model, activeItem, takeFocus]);
}
