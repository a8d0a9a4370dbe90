import { outputsOf } from '#shared/graph/NodeOutputs';
import { fieldBeside } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { NodeRunState } from '#shared/runs/RunState';
import { useNode, useNodeRun, useSources } from '../../nodes/useNode.ts';
import { usePreview } from '../../stores/hooks.ts';
import { Section } from '../../ui/Section.tsx';

export interface NodeTextsProps {
  readonly id: string;
  readonly definition: AnyNodeDefinition;
}

/** Texts that are told in full at the side. */
const MOST = 3;

/** The prompt as it will be sent, where a wire brings it; and what the model said, or what came out. */
export function NodeTexts({ id, definition }: NodeTextsProps) {
  const run = useNodeRun(id);
  const isWired = useSources(id, 'prompt') !== null && fieldBeside(definition, 'prompt') !== undefined;
  const calls = usePreview((state) => state.byNode.get(id)) ?? [];
  const prompts = isWired ? [...new Set(calls.map(({ prompt }) => prompt))].filter((text) => text !== '') : [];
  // What stands in a field of it is not said twice.
  const own = useNode(id)?.fields ?? {};
  const texts = run ? textsOf(run).filter((text) => text !== '' && !Object.values(own).includes(text)) : [];
  return (
    <>
      {prompts.length > 0 && (
        <Section title={prompts.length === 1 ? 'Prompt as sent' : `${String(prompts.length)} prompts as sent`}>
          {prompts.slice(0, MOST).map((text) => (
            <p key={text} className="inspector__text" dir="auto">
              {text}
            </p>
          ))}
          {prompts.length > MOST && <p className="inspector__quiet">and {prompts.length - MOST} more</p>}
        </Section>
      )}
      {texts.length > 0 && (
        <Section title={definition.category === 'generate' ? 'What the model said' : 'Text'}>
          {texts.map((text, index) => (
            <p key={index} className="inspector__text" dir="auto">
              {text}
            </p>
          ))}
        </Section>
      )}
    </>
  );
}

/** What its calls wrote so far, else what came out of it. */
function textsOf({ slots, outputs }: NodeRunState): readonly string[] {
  const written = slots.flatMap((slot) => (slot.kind ? [slot.text ?? ''] : []));
  return written.length > 0 ? written : Object.values(outputsOf(outputs, 'text')).flat();
}
