import { ArrowLeftFromLine, ArrowRightToLine } from 'lucide-react';
import type { Field } from '#shared/graph/Field';
import { valueNodeFor, valueSourceOf } from '#shared/workflow/fieldWires';
import { canBeShown } from '#shared/workflow/form/offeredFields';
import { isSeedField } from '#shared/nodes/seedControl';
import { moveField } from '../../commands/change/fieldWires.ts';
import { FieldControl } from '../../nodes/fields/FieldControl.tsx';
import type { BodyProps } from '../../nodes/NodeLook.ts';
import { SeedField } from '../../nodes/fields/SeedField.tsx';
import { isNumber } from '../../nodes/fields/isNumber.ts';
import { useFieldValue } from '../../nodes/fields/useFieldValue.ts';
import { useSources } from '../../nodes/useNode.ts';
import { usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { GripLabel } from '../../ui/fields/GripLabel.tsx';
import { HelpButton } from '../../ui/HelpButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { FormDeed } from './FormDeed.tsx';
import { GroupDeed } from './GroupDeed.tsx';
import { OwnMark } from './OwnMark.tsx';
import { SourceLink } from './SourceLink.tsx';

export interface NodeFieldProps extends BodyProps {
  readonly name: string;
  readonly field: Field;
  /** Whether a wire to the socket of its name takes its place. */
  readonly isBeside: boolean;
}

/** A field by its name, its help behind a “?”; where it is wired, where that comes from. What stands in it can go to a node of its own and come back, and on the form. */
export function NodeField({ node, definition, name, field, isBeside }: NodeFieldProps) {
  const wired = useSources(node.id, name);
  const isWired = isBeside && wired !== null;
  const { fault } = useFieldValue(node, name, field);
  const isSeed = !isWired && isSeedField(field);
  const isText = !isWired && field.kind === 'text' && field.multiline;
  return (
    <div
      className={classNames('node-field', isText && 'node-field--text', isSeed && 'node-field--wide')}
      data-field-row
    >
      <span className="node-field__label">
        <GripLabel isGrip={!isWired && isNumber(field)}>{field.label}</GripLabel>
        {field.help !== undefined && (
          <HelpButton of={field.label} isQuiet>
            <p>{field.help}</p>
          </HelpButton>
        )}
      </span>
      <div className="node-field__control">
        {isWired ? (
          <SourceLink node={node.id} socket={name} />
        ) : isSeedField(field) ? (
          <SeedField node={node} name={name} definition={definition} />
        ) : (
          <FieldControl node={node} name={name} field={field} />
        )}
      </div>
      <div className="node-field__deeds">
        <GroupDeed node={node.id} name={name} label={field.label} />
        {canBeShown(definition, name) && <FormDeed node={node.id} name={name} label={field.label} />}
        {isBeside && <MoveValue node={node.id} name={name} label={field.label} />}
      </div>
      {!isWired && <OwnMark node={node} name={name} label={field.label} />}
      {fault !== undefined && <p className="node-field__fault">{fault}</p>}
    </div>
  );
}

interface MoveValueProps {
  readonly node: string;
  readonly name: string;
  readonly label: string;
}

/** Takes a value out into a node of its own, or in from one. */
function MoveValue({ node, name, label }: MoveValueProps) {
  const studio = useStudio();
  const palette = usePalette();
  const way = useWorkflow(({ workflow }) => {
    const at = { node, socket: name };
    if (valueNodeFor(workflow, at, palette)) return 'out';
    return valueSourceOf(workflow, at, palette) ? 'in' : undefined;
  });
  if (!way) return null;
  return (
    <IconButton
      label={way === 'out' ? `Move ${label} to a node of its own` : `Take ${label} in`}
      icon={way === 'out' ? ArrowLeftFromLine : ArrowRightToLine}
      size="small"
      side="left"
      onClick={() => {
        moveField(studio, [node], { name, way });
      }}
    />
  );
}
