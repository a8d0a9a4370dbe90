import { useEffect, useState, type ReactNode } from 'react';
import type { PictureDetails } from '#shared/api/contract';
import type { ImageRef } from '#shared/graph/generation';
import type { SentCall } from '#shared/providers/sentCall';
import { useStudio } from '../../../stores/hooks.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { comparedPicture } from '../differ/comparedPicture.ts';
import { DifferencesView } from '../differ/DifferencesView.tsx';
import { SIDE_NAMES } from './compareWays.ts';

interface ComparePanelProps {
  readonly sides: readonly ImageRef[];
  readonly chosen: number;
  /** At its foot. */
  readonly children?: ReactNode;
}

/** What differs among the pictures that are compared. */
export function ComparePanel({ sides, chosen, children }: ComparePanelProps) {
  const all = useKnown(sides);
  return (
    <aside className="room-panel compare-panel" aria-label="What differs">
      {all ? (
        <DifferencesView
          sides={all.map(({ details, sent }, at) => comparedPicture(SIDE_NAMES[at] ?? '', details, sent))}
          pair={chosen === 0 ? [0, 1] : [0, chosen]}
        />
      ) : (
        <Skeleton className="picture-details__waiting" />
      )}
      {children && <div className="compare-panel__foot">{children}</div>}
    </aside>
  );
}

interface Known {
  readonly details: PictureDetails;
  readonly sent: SentCall | null;
}

/** Of all of them; `undefined` until they are known. */
function useKnown(images: readonly ImageRef[]): readonly Known[] | undefined {
  const { client } = useStudio();
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const ids = images.map(({ id }) => id).join(' ');
  useEffect(() => {
    let isCurrent = true;
    for (const id of ids.split(' ')) {
      Promise.all([client('picture.details', { id }), client('picture.sent', { id })]).then(
        ([details, sent]) => {
          if (isCurrent) setKnown((now) => new Map(now).set(id, { details, sent }));
        },
        // It is told where the picture is looked at by itself.
        () => undefined,
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [client, ids]);
  const all = images.flatMap(({ id }) => known.get(id) ?? []);
  return all.length === images.length ? all : undefined;
}
