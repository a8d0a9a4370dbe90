import { PenLine } from 'lucide-react';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { TextPlaces } from './TextPlaces.tsx';
import { useShownTexts } from '../useNode.ts';

/** The texts while they come and after. */
function TextProcessorBody({ node }: BodyProps) {
  return <TextPlaces texts={useShownTexts(node.id)} empty="The text appears here as it is written." />;
}

export const textProcessorLook: NodeLook = {
  Body: TextProcessorBody,
  bodyHeight: 92,
  stretches: true,
  width: 300,
  icon: PenLine,
};
