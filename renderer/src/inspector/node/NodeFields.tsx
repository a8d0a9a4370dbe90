import { ChevronDown, ChevronRight } from 'lucide-react';
import { fieldBeside } from '#shared/graph/definitionOf';
import type { BodyProps } from '../../nodes/NodeLook.ts';
import { useStudio, useView } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import { NodeField } from './NodeField.tsx';
import { shownFields } from './shownFields.ts';
import './NodeFields.css';

/** The fields of a node: those that matter in sight, those nobody set behind one line with their names. */
export function NodeFields({ node, definition }: BodyProps) {
  const { view } = useStudio();
  const isOpen = useView((state) => state.unsetShown);
  const { shown, unset } = shownFields(node, definition);
  const row = (name: string) => {
    const field = definition.fields[name];
    if (!field) return null;
    const isBeside = Object.hasOwn(definition.inputs, name) && fieldBeside(definition, name) === field;
    return <NodeField key={name} node={node} definition={definition} name={name} field={field} isBeside={isBeside} />;
  };
  return (
    <>
      {shown.map(row)}
      {unset.length > 0 && (
        <button
          type="button"
          className="node-fields__more"
          aria-expanded={isOpen}
          onClick={() => {
            view.getState().toggleUnset();
          }}
        >
          <Icon icon={isOpen ? ChevronDown : ChevronRight} size={13} />
          {namesOf(unset.map((name) => definition.fields[name]?.label ?? name))} unset
        </button>
      )}
      {isOpen && unset.map(row)}
    </>
  );
}

/** `Instructions, service tier, 2 more` */
function namesOf(labels: readonly string[]): string {
  const told = labels.length > 3 ? labels.slice(0, 2) : labels;
  const words = told.map((label, at) => (at === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)));
  return [...words, ...(labels.length > told.length ? [`${String(labels.length - told.length)} more`] : [])].join(', ');
}
