import type { Ref } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { classNames } from '../../../ui/classNames.ts';
import type { Zoom } from '../../zoom/useZoom.ts';
import { ZoomStage } from '../../zoom/ZoomStage.tsx';
import { SIDE_NAMES } from './compareWays.ts';
import { SideTag } from './SideTag.tsx';
import type { ComparedPictures } from './useComparing.ts';
import { useDropOn } from './useDropOn.ts';

interface CompareGridProps {
  readonly comparing: ComparedPictures;
  readonly zoom: Ref<Zoom>;
}

/** Two pictures side by side, or three and four in a grid; all show the same part at the same scale. */
export function CompareGrid({ comparing, zoom: ref }: CompareGridProps) {
  const { sides, chosen } = comparing;
  return (
    <div className={classNames('compare-grid', `compare-grid--${String(sides.length)}`)}>
      {sides.map((image, side) => (
        <Cell key={side} image={image} side={side} comparing={comparing} zoom={side === chosen ? ref : null} />
      ))}
    </div>
  );
}

interface CellProps {
  readonly image: ImageRef;
  readonly side: number;
  readonly comparing: ComparedPictures;
  /** Of the chosen side. */
  readonly zoom: Ref<Zoom> | null;
}

function Cell({ image, side, comparing, zoom }: CellProps) {
  const drop = useDropOn((dropped) => {
    comparing.put(side, dropped);
  });
  return (
    <div
      className="compare-grid__cell"
      data-chosen={side === comparing.chosen || undefined}
      onPointerDown={() => {
        comparing.choose(side);
      }}
      {...drop}
    >
      <ZoomStage
        image={image}
        margin={0}
        label={SIDE_NAMES[side] ?? ''}
        shared={comparing.shared}
        {...(zoom && { ref: zoom })}
      >
        {({ placement }) => (
          <SideTag image={image} side={side} comparing={comparing} corner="start" placement={placement} />
        )}
      </ZoomStage>
    </div>
  );
}
