import { ArrowLeftFromLine, ArrowRightToLine } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { ChoiceGroup, ChoiceList, ChoiceRow } from '../../ui/fields/ChoiceList.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PaletteDialog } from '../../ui/overlays/PaletteDialog.tsx';
import { useFocusBack } from '../../ui/overlays/useFocusBack.ts';
import { fieldMoves, moveField, type FieldMove } from './fieldWires.ts';

/** Which value of the nodes is to go to a node of its own, or to be taken in from one. */
export function FieldWiresDialog({ asked, onClose }: AskedDialogProps<'field-wires'>) {
  const studio = useStudio();
  const [moves] = useState(() => fieldMoves(studio, new Set(asked.nodes)));
  const chosen = useRef<FieldMove>(undefined);
  const focusBack = useFocusBack();
  return (
    <PaletteDialog
      title="Fields and wires"
      onClose={onClose}
      onGone={(event) => {
        focusBack(event);
        if (chosen.current) moveField(studio, asked.nodes, chosen.current);
      }}
    >
      <ChoiceList placeholder="Move a value out, or take one in" empty="No value here can go out or come in.">
        <ChoiceGroup heading="Fields and wires">
          {moves.map((move) => (
            <ChoiceRow
              key={`${move.way} ${move.name}`}
              id={`${move.way} ${move.name}`}
              label={move.label}
              hint={move.hint}
              mark={
                <span className="palette__mark">
                  <Icon icon={move.way === 'out' ? ArrowLeftFromLine : ArrowRightToLine} size={14} />
                </span>
              }
              onSelect={() => {
                chosen.current = move;
                onClose();
              }}
            />
          ))}
        </ChoiceGroup>
      </ChoiceList>
    </PaletteDialog>
  );
}
