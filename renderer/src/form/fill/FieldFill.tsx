import { controlField, isSeedField } from '#shared/nodes/seedControl';
import { valueIn } from '#shared/workflow/form/formEntries';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import { FieldInput } from '../../nodes/fields/FieldInput.tsx';
import { SeedControls } from '../../nodes/fields/SeedField.tsx';
import { useForm, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { GRAPH_UNDO } from '../../ui/fields/graphUndo.ts';
import { Select } from '../../ui/fields/Select.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import type { ShownEntry } from '../useFormEntries.ts';
import { areSegments } from './layRows.ts';
import { FormPictures } from './FormPictures.tsx';
import { Segments } from './Segments.tsx';

/** The control of a field of the form, where it is filled in. It writes into the graph as the field's own would. */
export function FieldFill({ entry }: { readonly entry: ShownEntry }) {
  const { form } = useStudio();
  const held = useForm((state) => state.held);
  // Who looks into a group has the nodes of that at hand.
  const isAtTop = useWorkflow(({ path }) => path === '');
  const { found, value, fault, label, shown } = entry;
  if (!found) return null;
  const { field } = found;
  const set = (next: typeof value) => {
    form.getState().write(entry, next);
  };
  if (isSeedField(field)) {
    const there = held ? (nodeAt(held.graph, shown.node)?.node ?? found.node) : found.node;
    const control = valueIn(there, field.control, controlField);
    return (
      <SeedControls
        field={field}
        label={label}
        seed={{ value, set, ...(fault !== undefined && { fault }) }}
        control={{
          value: control,
          set(next) {
            form.getState().write(entry, next, field.control);
          },
        }}
      />
    );
  }
  const text = typeof value === 'string' ? value : '';
  const isInvalid = fault !== undefined;
  if (field.kind === 'pictures') return <FormPictures entry={entry} />;
  if (field.kind === 'choice' && !field.isOpen) {
    const chosen = { label, value: text, onChange: set, isInvalid };
    if (areSegments(field.choices)) return <Segments {...chosen} choices={field.choices} />;
    return <Select {...chosen} options={field.choices} />;
  }
  if (field.kind === 'text' && field.multiline) {
    return (
      <TextArea
        {...GRAPH_UNDO}
        label={label}
        value={text}
        onChange={set}
        placeholder={field.placeholder}
        isInvalid={isInvalid}
        title={fault}
        rows={3}
        className="form-field__area"
      />
    );
  }
  // A model is put in place by what else has to follow it, which its own node knows.
  const of = field.kind === 'model' &&
    !held &&
    isAtTop &&
    !shown.node.includes('/') && { node: shown.node, field: shown.field };
  return <FieldInput field={field} value={value} onChange={set} fault={fault} {...(of && { of })} />;
}
