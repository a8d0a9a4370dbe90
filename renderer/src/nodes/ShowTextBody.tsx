import { ScanText } from 'lucide-react';
import { outputOf } from '#shared/graph/NodeOutputs';
import type { BodyProps, NodeLook } from './NodeLook.ts';
import { useNodeRun } from './useNode.ts';
import './ShowTextBody.css';

/** The texts that came out, one after the other. */
function ShowTextBody({ node }: BodyProps) {
  const run = useNodeRun(node.id);
  const given = run && outputOf(run.outputs, 'text', 'text');
  const texts = given?.filter((text) => text !== '') ?? [];
  if (texts.length === 0)
    return <p className="show-text show-text--empty">{given ? 'No text came.' : 'Text appears here after a run.'}</p>;
  return (
    <ol className="show-text nodrag nowheel nopan" aria-label="Texts">
      {texts.map((text, index) => (
        <li key={index}>{text}</li>
      ))}
    </ol>
  );
}

export const showTextLook: NodeLook = { Body: ShowTextBody, bodyHeight: 52, stretches: true, icon: ScanText };
