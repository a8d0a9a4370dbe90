import { axisTitle, isSweptInput } from '#shared/nodes/sweep/Axis';
import { usePreview } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { axisKind, wiredInto } from './axisKinds.ts';
import { ChoiceValues } from './values/ChoiceValues.tsx';
import { ModelValues } from './values/ModelValues.tsx';
import { NumberValues } from './values/NumberValues.tsx';
import { SeedValues } from './values/SeedValues.tsx';
import { TextValues } from './values/TextValues.tsx';
import type { ValuesProps } from './values/ValuesProps.ts';
import { useAxes } from './useAxes.ts';
import { useSweepAt } from './useSweepAt.ts';
import './AxisDialog.css';

/** The values of one axis: those that are wired, or written here. What is changed counts at once. */
export function AxisDialog({ asked: { node, of }, onClose }: AskedDialogProps<'sweep-axis'>) {
  const at = useSweepAt(node);
  const { axes, setValues, typeValues } = useAxes(node);
  const axis = axes.find((each) => each.of === of);
  const kind = axisKind(of, at);
  const wired = isSweptInput(of) ? wiredInto(at.workflow, node, of) : [];
  const fault = usePreview(
    ({ problemsByNode }) => problemsByNode.get(node)?.find((problem) => problem.field === 'axes')?.message,
  );
  const values = axis?.values;
  const isWritten = values !== undefined;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Values of ${axisTitle(of)}`}
      width={480}
      className="axis-dialog"
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {wired.length > 0 && kind.editor !== 'wired' && (
        <Segmented
          label="Where the values come from"
          value={isWritten ? 'written' : 'wired'}
          options={[
            { value: 'wired', label: wired.length === 1 ? 'What is wired' : `The ${String(wired.length)} wires` },
            { value: 'written', label: 'Written here' },
          ]}
          onChange={(from) => {
            setValues(of, from === 'wired' ? undefined : []);
          }}
        />
      )}
      {!isWritten && (
        <p className="axis-dialog__words">
          {wired.length > 0
            ? 'Each item that is wired into this input is a value.'
            : 'Wire something into this input: each item is a value.'}
        </p>
      )}
      {(isWritten || (wired.length === 0 && kind.editor !== 'wired')) && (
        <Editor
          {...{ node, kind }}
          values={values ?? []}
          onChange={(next) => {
            setValues(of, next);
          }}
          onType={(next) => {
            typeValues(of, next);
          }}
        />
      )}
      {fault !== undefined && (
        <p className="axis-dialog__fault" role="status">
          {fault}
        </p>
      )}
    </Dialog>
  );
}

function Editor(props: ValuesProps) {
  switch (props.kind.editor) {
    case 'models':
      return <ModelValues {...props} />;
    case 'texts':
      return <TextValues {...props} />;
    case 'seeds':
      return <SeedValues {...props} />;
    case 'numbers':
      return <NumberValues {...props} />;
    case 'choices':
      return <ChoiceValues {...props} />;
    case 'wired':
      return null;
  }
}
