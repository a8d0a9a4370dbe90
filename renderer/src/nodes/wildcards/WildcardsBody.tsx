import { Asterisk, FolderTree, Shuffle } from 'lucide-react';
import type { MouseEvent } from 'react';
import { outputOf } from '#shared/graph/NodeOutputs';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { useNodeRun } from '../useNode.ts';
import './WildcardsBody.css';

/** What was drawn, and the way to the files it is drawn from. */
function WildcardsBody({ node }: BodyProps) {
  const { questions } = useStudio();
  const browse = (event: MouseEvent<HTMLElement>) => {
    const typed = event.currentTarget.closest('.react-flow__node')?.querySelector('textarea');
    void questions.ask('wildcards', { node: node.id, caret: typed?.selectionStart ?? null });
  };
  return (
    <div className="wildcards-body">
      <Button className="nodrag" aria-label="Browse wildcards" title="Browse wildcards" onClick={browse}>
        <Icon icon={FolderTree} size={14} />
        <span className="wildcards-body__words">Browse wildcards</span>
      </Button>
      <DrawnTexts node={node.id} />
    </div>
  );
}

/** For the node that shuffles. */
function ShuffleBody({ node }: BodyProps) {
  return <DrawnTexts node={node.id} />;
}

/** The texts of the newest run, one after the other. */
function DrawnTexts({ node }: { readonly node: string }) {
  const run = useNodeRun(node);
  const texts = (run && outputOf(run.outputs, 'text', 'text')) ?? [];
  if (texts.length === 0) return <p className="drawn-texts drawn-texts--empty">What is drawn appears here.</p>;
  return (
    <ol className="drawn-texts nodrag nopan" aria-label="Drawn">
      {texts.slice(0, MOST_SHOWN).map((text, index) => (
        <li key={index} dir="auto">
          {text}
        </li>
      ))}
      {texts.length > MOST_SHOWN && <li>… and {texts.length - MOST_SHOWN} more</li>}
    </ol>
  );
}

/** A node is no place to read more. */
const MOST_SHOWN = 100;

/** px; a seed of 20 digits is to be seen whole. */
const WIDTH = 340;

export const wildcardsLook: NodeLook = {
  Body: WildcardsBody,
  width: WIDTH,
  bodyHeight: 76,
  leastBody: 24,
  stretches: true,
  icon: Asterisk,
};
export const shuffleLook: NodeLook = {
  Body: ShuffleBody,
  width: WIDTH,
  bodyHeight: 48,
  stretches: true,
  icon: Shuffle,
};
