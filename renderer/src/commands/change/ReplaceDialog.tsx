import { displayName } from '#shared/graph/displayName';
import { nodeById } from '#shared/workflow/lookups';
import { replacements, type Replacement } from '#shared/workflow/replacements';
import { useRef } from 'react';
import { nodeIcon } from '../../nodes/nodeIcons.ts';
import { usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { ChoiceGroup, ChoiceList, ChoiceRow } from '../../ui/fields/ChoiceList.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PaletteDialog } from '../../ui/overlays/PaletteDialog.tsx';
import { useFocusBack } from '../../ui/overlays/useFocusBack.ts';

/** Every type that can take a node's place, the one first that keeps most, each with what would be lost. */
export function ReplaceDialog({ asked, onClose }: AskedDialogProps<'replace'>) {
  const { workflow } = useStudio();
  const palette = usePalette();
  const graph = useWorkflow((state) => state.workflow);
  const node = nodeById(graph, asked.node);
  const name = node ? displayName(graph, palette, node) : '';
  const found = replacements(graph, asked.node, palette);
  const focusBack = useFocusBack();
  const chosen = useRef<string>(undefined);
  const groups = [
    ['Nothing is lost', found.filter((each) => lossOf(each) === '')],
    ['Something is lost', found.filter((each) => lossOf(each) !== '')],
  ] as const;
  return (
    <PaletteDialog
      title={`Replace ${name}`}
      onClose={onClose}
      onGone={(event) => {
        focusBack(event);
        if (chosen.current !== undefined) workflow.getState().swapNode(asked.node, chosen.current);
      }}
    >
      <ChoiceList placeholder={`Replace ${name} with…`} empty="Nothing that fits has that name.">
        {groups.map(
          ([heading, choices]) =>
            choices.length > 0 && (
              <ChoiceGroup key={heading} heading={heading}>
                {choices.map((each) => (
                  <ChoiceRow
                    key={each.definition.type}
                    id={each.definition.type}
                    label={each.definition.title}
                    hint={[keptOf(each), lossOf(each)].filter(Boolean).join(' · ')}
                    keywords={[each.definition.help]}
                    mark={
                      <span className="palette__mark">
                        <Icon icon={nodeIcon(each.definition)} size={14} />
                      </span>
                    }
                    onSelect={() => {
                      chosen.current = each.definition.type;
                      onClose();
                    }}
                  />
                ))}
              </ChoiceGroup>
            ),
        )}
      </ChoiceList>
    </PaletteDialog>
  );
}

function keptOf({ wires, fields }: Replacement): string {
  const kept = [wires > 0 && counted(wires, 'wire'), fields > 0 && counted(fields, 'value')].filter(Boolean);
  return kept.length > 0 ? `keeps ${kept.join(' and ')}` : '';
}

/** In words; empty: nothing. */
function lossOf({ lostWires, lostFields, notes }: Replacement): string {
  const lost = [lostWires.length > 0 && counted(lostWires.length, 'wire'), ...lostFields].filter(Boolean);
  return [lost.length > 0 ? `loses ${lost.join(', ')}` : '', ...notes].filter(Boolean).join('. ');
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${String(count)} ${what}s`;
}
