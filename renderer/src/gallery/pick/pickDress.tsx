import { Check, X } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import type { StripDress } from '../look/PictureStrip.tsx';
import type { Picked } from './Picking.ts';
import './pickDress.css';

/** How a strip shows what is marked: kept ones with a tick in a filled box, rejected ones grey and dim. */
export function pickDress({ number, mark }: Picked): StripDress {
  return {
    className: mark && `pick-tile--${mark}`,
    words: mark,
    badge: mark && (
      <span className="picture-strip__badge">
        <Icon icon={mark === 'kept' ? Check : X} size={12} />
      </span>
    ),
    caption: (
      <>
        {number}
        {mark && <span className={`pick-caption pick-caption--${mark}`}>{mark === 'kept' ? 'kept' : 'out'}</span>}
      </>
    ),
  };
}
