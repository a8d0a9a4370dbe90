import type { ImageRef } from '#shared/graph/generation';
import { formatMoney } from '#shared/graph/Money';
import { useAnswer } from '../../../stores/useAnswer.ts';
import { classNames } from '../../../ui/classNames.ts';
import type {} from '../../../ui/styles/cssVariables.ts';
import type { Placement } from '../../zoom/fit.ts';
import { FactMarks } from '../FactMarks.tsx';
import { SIDE_NAMES } from './compareWays.ts';
import type { ComparedPictures } from './useComparing.ts';

interface SideTagProps {
  readonly image: ImageRef;
  readonly side: number;
  readonly comparing: ComparedPictures;
  readonly corner: 'start' | 'end';
  /** How the picture lies in its frame. */
  readonly placement: Placement;
}

/** On the picture: which side it is, the model and what it cost; a press chooses it. */
export function SideTag({ image, side, comparing: { chosen, choose }, corner, placement }: SideTagProps) {
  const { value: details } = useAnswer('picture.details', { id: image.id });
  const model = details?.made?.model ?? details?.imported?.program ?? details?.imported?.name;
  const cost = details?.made?.cost;
  const name = SIDE_NAMES[side] ?? '';
  const edges = {
    '--top': `${String(placement.y)}px`,
    '--bottom': `${String(placement.y + image.height * placement.scale)}px`,
  };
  return (
    <>
      <button
        type="button"
        className={classNames('side-tag', `side-tag--${corner}`)}
        style={edges}
        aria-pressed={side === chosen}
        aria-label={[`Choose ${name}`, model].filter(Boolean).join(': ')}
        tabIndex={-1}
        onClick={() => {
          choose(side);
        }}
      >
        <b>{name}</b>
        {model !== undefined && <span className="side-tag__model">{model}</span>}
        {cost && <span className="mono">{formatMoney(cost)}</span>}
      </button>
      <span className={classNames('side-facts', `side-facts--${corner}`)} style={edges}>
        <FactMarks id={image.id} />
      </span>
    </>
  );
}
