import { PicturePreview } from './PicturePreview.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { useShownSlots } from '../useNode.ts';

/** The places of the pictures, filled as they land. */
function ProcessorBody({ node }: BodyProps) {
  return <PicturePreview slots={useShownSlots(node.id)} empty="The pictures appear here." />;
}

/** The newest of its pictures. */
function ProcessorThumbnail({ id }: { readonly id: string }) {
  return <Thumbnail slots={useShownSlots(id)} />;
}

export const processorLook: NodeLook = {
  Body: ProcessorBody,
  Thumbnail: ProcessorThumbnail,
  hides: ['firstReference'],
  width: 300,
  bodyHeight: (width) => Math.round((width * 9) / 16),
  stretches: true,
};
