import { useState } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { useStudio } from '../../../stores/hooks.ts';
import type { CompareQuestion } from '../../../stores/view/DialogTable.ts';
import type { Sight } from '../../zoom/fit.ts';
import type { SharedSight } from '../../zoom/useZoom.ts';
import { wayAfter, type CompareWay } from './compareWays.ts';

export interface ComparedPictures {
  readonly sides: readonly ImageRef[];
  /** The side the keys act on. */
  readonly chosen: number;
  readonly way: CompareWay;
  /** Where the edge is, 0 to 1 of the width. */
  readonly edge: number;
  readonly shared: SharedSight;
  readonly choose: (side: number) => void;
  readonly setWay: (way: CompareWay) => void;
  readonly nextWay: () => void;
  readonly setEdge: (edge: number) => void;
  readonly swap: () => void;
  readonly put: (side: number, image: ImageRef) => void;
  /** The side that is not chosen takes the next picture that is offered, or the one before. Gives whether there was one. */
  readonly nextPair: (by: 1 | -1) => boolean;
  /** The chosen side is kept; the other gives way to the next. */
  readonly keep: () => void;
}

/** What is compared, how, and which side is chosen. */
export function useComparing({ images, offered, onKeep }: CompareQuestion): ComparedPictures {
  const studio = useStudio();
  const [sides, setSides] = useState(images);
  const [chosen, choose] = useState(1);
  const [way, setWay] = useState<CompareWay>(images.length > 2 ? 'grid' : 'slider');
  const [edge, setEdge] = useState(0.5);
  const [sight, see] = useState<Sight | null>(null);
  const other = chosen === 0 ? 1 : 0;
  const put = (side: number, image: ImageRef) => {
    // One that is on another side already: these two change places.
    setSides((now) => {
      const at = now.findIndex(({ id }) => id === image.id);
      const replaced = now[side];
      return now.map((each, index) => (index === side ? image : index === at && replaced ? replaced : each));
    });
  };
  const nextPair = (by: 1 | -1) => {
    const from = offered.findIndex(({ id }) => id === sides[other]?.id);
    for (let at = from + by; at >= 0 && at < offered.length; at += by) {
      const image = offered[at];
      if (!image || sides.some(({ id }) => id === image.id)) continue;
      put(other, image);
      return true;
    }
    return false;
  };
  return {
    sides,
    chosen,
    way,
    edge,
    shared: { sight, see },
    choose,
    setWay,
    nextWay: () => {
      setWay(wayAfter);
    },
    setEdge: (next) => {
      setEdge(Math.min(1, Math.max(0, next)));
    },
    swap: () => {
      setSides(([first, second, ...rest]) => (first && second ? [second, first, ...rest] : []));
      choose((now) => (now === 0 ? 1 : now === 1 ? 0 : now));
    },
    put,
    nextPair,
    keep: () => {
      const kept = sides[chosen];
      const gone = sides[other];
      if (!kept || !gone) return;
      if (onKeep) onKeep(kept.id, gone.id);
      else void studio.facts.getState().setFacts({ ids: [kept.id] }, { isFavourite: true });
      const { notify } = studio.view.getState();
      if (!nextPair(1)) notify('That was the last pair: the chosen one is kept.', undefined, { topic: 'compare' });
    },
  };
}
