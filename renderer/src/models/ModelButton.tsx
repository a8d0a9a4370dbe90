import type { ModelField } from '#shared/graph/Field';
import { callersOf } from '#shared/models/tryBeside';
import { takeModel } from '#shared/models/takeModel';
import { providerNodeType } from '#shared/nodes/providerNode';
import { ChevronDown } from 'lucide-react';
import { useGraph, useStudio } from '../stores/hooks.ts';
import type { ChosenModel } from '../stores/view/DialogTable.ts';
import { classNames } from '../ui/classNames.ts';
import { Icon } from '../ui/Icon.tsx';
import '../ui/fields/field.css';

export interface ModelButtonProps {
  readonly label: string;
  readonly field: ModelField;
  readonly value: string;
  /** Of the same provider. */
  readonly onChange: (model: string) => void;
  /** The node whose field it is, where it is of one. */
  readonly node?: string | undefined;
  /** Has the node that asks this model ask others too. Absent: not offered. */
  readonly onTryBeside?: ((caller: string, others: readonly ChosenModel[]) => void) | undefined;
  readonly isInvalid?: boolean;
  readonly className?: string;
}

/** Says which model is chosen; opens the list of all of them. */
export function ModelButton(props: ModelButtonProps) {
  const { label, field, value, onChange, node, onTryBeside, isInvalid, className, ...more } = props;
  const { questions, catalogue, paletteOf } = useStudio();
  const graph = useGraph();
  const title = field.choices.find((choice) => choice.value === value)?.label;
  const callersOfNow = (id: string) => {
    const { workflow } = graph.getState();
    return callersOf(workflow, paletteOf(workflow), id);
  };
  const ask = async () => {
    const { provider } = field;
    const callers = node === undefined || !onTryBeside ? [] : callersOfNow(node);
    const [caller] = callers.length === 1 ? callers : [];
    const answer = await questions.ask('model', {
      provider,
      value,
      ...(node !== undefined && { node }),
      ...(caller !== undefined && { caller }),
    });
    if (!answer) return;
    if ('beside' in answer) {
      if (caller !== undefined) onTryBeside?.(caller, answer.beside);
      return;
    }
    if (answer.provider === provider && answer.model === value) return;
    const { family } = catalogue.find(answer.provider)?.model(answer.model) ?? {};
    if (node === undefined || family === undefined) {
      onChange(answer.model);
      return;
    }
    const { workflow, change } = graph.getState();
    const type = providerNodeType({ id: answer.provider });
    change(takeModel(workflow, node, { type, model: answer.model, family }, paletteOf(workflow)));
  };
  return (
    <button
      type="button"
      {...more}
      aria-label={`${label}: ${title ?? value}`}
      aria-haspopup="dialog"
      aria-invalid={isInvalid}
      className={classNames('field', 'field--trigger', className)}
      onClick={() => void ask()}
    >
      <span className={classNames('field__value', title === undefined && 'mono')}>{title ?? value}</span>
      <Icon icon={ChevronDown} size={13} className="field__chevron" />
    </button>
  );
}
