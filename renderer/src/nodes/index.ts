import { GalleryBody, GalleryFooter, GalleryThumbnail } from './GalleryBody.tsx';
import type { NodeLook } from './NodeLook.ts';
import { ProcessorBody, ProcessorThumbnail } from './ProcessorBody.tsx';
import { SeedBody, SeedInput } from './SeedField.tsx';
import { ShowTextBody } from './ShowTextBody.tsx';
import { TextBody } from './TextBody.tsx';

/** Node types that look other than the form their definition gives. A new look is its file and a line here. */
const looks: ReadonlyMap<string, NodeLook> = new Map<string, NodeLook>([
  [
    'image-processor',
    {
      Body: ProcessorBody,
      Thumbnail: ProcessorThumbnail,
      controls: { seed: SeedInput },
      hides: ['control'],
      width: 340,
    },
  ],
  ['gallery', { Body: GalleryBody, Footer: GalleryFooter, Thumbnail: GalleryThumbnail, bodyHeight: 54, width: 280 }],
  ['show-text', { Body: ShowTextBody, bodyHeight: 52, stretches: true }],
  ['seed', { Body: SeedBody, hides: ['value', 'control'], bodyHeight: 26 }],
  ['text', { Body: TextBody, hides: ['value'], bodyHeight: 78, stretches: true }],
  ['note', { Body: TextBody, hides: ['value'], bodyHeight: 78, stretches: true }],
]);

const PLAIN: NodeLook = {};

export function nodeLook(type: string): NodeLook {
  return looks.get(type) ?? PLAIN;
}
