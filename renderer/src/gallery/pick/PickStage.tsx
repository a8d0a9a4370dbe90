import type { Ref } from 'react';
import { ZoomStage } from '../zoom/ZoomStage.tsx';
import type { Zoom } from '../zoom/useZoom.ts';
import { FactMarks } from '../look/FactMarks.tsx';
import { pictureWords, type Picked } from './Picking.ts';

interface PickStageProps {
  readonly picked: Picked;
  readonly count: number;
  readonly ref: Ref<Zoom>;
}

/** The picture that is looked at, never cropped, and what it was marked as. */
export function PickStage({ picked: { image, number, mark, seed }, count, ref }: PickStageProps) {
  const size = `${String(image.width)} × ${String(image.height)}`;
  return (
    <div className="pick-room__stage" data-mark={mark}>
      <ZoomStage ref={ref} image={image} margin={0} label={pictureWords(number, count, mark)}>
        {({ magnification }) => (
          <>
            {mark && <p className={`pick-room__verdict pick-room__verdict--${mark}`}>{mark}</p>}
            <p className="pick-room__tag" role="status">
              <span className="visually-hidden">{pictureWords(number, count, mark)}</span>
              <span aria-hidden>
                {number} of {count}
                {seed !== undefined && ` · ${String(seed)}`}
              </span>
              <FactMarks id={image.id} />
            </p>
            <p className="pick-room__tag pick-room__tag--end">
              {size} · {Math.round(magnification * 100)} %
            </p>
          </>
        )}
      </ZoomStage>
    </div>
  );
}
