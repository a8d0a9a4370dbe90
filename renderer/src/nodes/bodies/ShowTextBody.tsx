import { ScanText } from 'lucide-react';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { TextPlaces } from './TextPlaces.tsx';
import { useNodeRun, useShownTexts } from '../useNode.ts';

/** The texts that came out, one after the other. */
function ShowTextBody({ node }: BodyProps) {
  const isDone = useNodeRun(node.id)?.status === 'done';
  const empty = isDone ? 'No text came.' : 'Text appears here after a run.';
  return <TextPlaces texts={useShownTexts(node.id)} empty={empty} />;
}

export const showTextLook: NodeLook = { Body: ShowTextBody, bodyHeight: 92, stretches: true, icon: ScanText };
