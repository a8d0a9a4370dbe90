import { useState } from 'react';
import type { Mark } from '#shared/graph/marks/Marks';
import type { PictureSize } from '#shared/graph/marks/markShapes';
import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { MarksLayer } from './MarksLayer.tsx';

interface MarkedPictureProps {
  readonly id: string;
  readonly marks: readonly Mark[];
  readonly label: string;
}

/** A picture's thumbnail with its marks over it. How large it is says the thumbnail: its ratio is all that marks go by. */
export function MarkedPicture({ id, marks, label }: MarkedPictureProps) {
  const [size, setSize] = useState<PictureSize | null>(null);
  return (
    <span className="marked-picture">
      <ServedPicture
        src={imageUrl(id, 640)}
        alt={label}
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
          setSize({ width, height });
        }}
      />
      {size && marks.length > 0 && <MarksLayer marks={marks} size={size} />}
    </span>
  );
}
