import { PenLine } from 'lucide-react';
import type { BodyProps, NodeLook } from './NodeLook.ts';
import { SentNotes } from './SentNotes.tsx';
import { TextPlaces } from './TextPlaces.tsx';
import { useShownTexts } from './useNode.ts';

/** The texts while they come and after, and what differs from what the fields say. */
function TextProcessorBody({ node }: BodyProps) {
  return (
    <>
      <TextPlaces texts={useShownTexts(node.id)} empty="The text appears here as it is written." />
      <SentNotes id={node.id} />
    </>
  );
}

export const textProcessorLook: NodeLook = {
  Body: TextProcessorBody,
  bodyHeight: 52,
  stretches: true,
  width: 320,
  icon: PenLine,
};
