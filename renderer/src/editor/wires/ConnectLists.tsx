import { Plus, Unplug } from 'lucide-react';
import { SOCKET_TITLES, type SocketType } from '#shared/graph/SocketValues';
import type { OpenEnd } from '#shared/workflow/edits';
import { usePalette, useWorkflow } from '../../stores/hooks.ts';
import type {} from '../../ui/styles/cssVariables.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ChoiceGroup, ChoiceList, ChoiceRow } from '../../ui/fields/ChoiceList.tsx';
import { socketsOf, targetsOf, wiresOf, type WireChoice } from './connectChoices.ts';
import './ConnectLists.css';

export interface SocketChoicesProps {
  /** Of the node. */
  readonly id: string;
  readonly name: string;
  readonly onChoose: (open: OpenEnd) => void;
  readonly onRemove: (wire: WireChoice) => void;
}

/** The sockets of a node, and the wires it has. */
export function SocketChoices({ id, name, onChoose, onRemove }: SocketChoicesProps) {
  const graph = useWorkflow((state) => state.workflow);
  const palette = usePalette();
  const sockets = socketsOf(graph, palette, id);
  const wires = wiresOf(graph, palette, id);
  return (
    <ChoiceList placeholder={`Connect ${name}`} empty="No socket and no wire of that name.">
      {sockets.length > 0 && (
        <ChoiceGroup heading="Connect">
          {sockets.map(({ key, label, hint, open }) => (
            <ChoiceRow
              key={key}
              id={key}
              mark={<SocketMark type={open.type} />}
              label={label}
              hint={hint}
              onSelect={() => {
                onChoose(open);
              }}
            />
          ))}
        </ChoiceGroup>
      )}
      {wires.length > 0 && (
        <ChoiceGroup heading="Disconnect">
          {wires.map((wire) => (
            <ChoiceRow
              key={wire.key}
              id={wire.key}
              mark={<Icon icon={Unplug} size={15} />}
              label={wire.label}
              hint={wire.hint}
              onSelect={() => {
                onRemove(wire);
              }}
            />
          ))}
        </ChoiceGroup>
      )}
    </ChoiceList>
  );
}

export interface TargetChoicesProps {
  /** Of the node the wire begins at. */
  readonly name: string;
  readonly open: OpenEnd;
  readonly onChoose: (target: WireChoice) => void;
  readonly onAddNode: (open: OpenEnd) => void;
  readonly onBack: () => void;
}

/** Where a wire from a socket may lead, to a node that is yet to be added too. */
export function TargetChoices({ name, open, onChoose, onAddNode, onBack }: TargetChoicesProps) {
  const graph = useWorkflow((state) => state.workflow);
  const palette = usePalette();
  const targets = targetsOf(graph, palette, open);
  const isOutput = open.end === 'from';
  const toOrFrom = isOutput ? 'to' : 'from';
  const what = `that ${isOutput ? 'takes' : 'gives'} ${SOCKET_TITLES[open.type]}`;
  return (
    <ChoiceList
      placeholder={`Connect ${name} ${toOrFrom} a socket ${what}`}
      empty="Nothing of that name fits."
      onBack={onBack}
    >
      <ChoiceGroup heading={targets.length > 0 ? `Connect ${toOrFrom}` : 'No other socket fits'}>
        {targets.map((target) => (
          <ChoiceRow
            key={target.key}
            id={target.key}
            mark={<SocketMark type={open.type} />}
            label={target.label}
            hint={target.hint}
            onSelect={() => {
              onChoose(target);
            }}
          />
        ))}
        <ChoiceRow
          id="add"
          mark={<Icon icon={Plus} size={15} />}
          label={`Add a node ${what}…`}
          onSelect={() => {
            onAddNode(open);
          }}
        />
      </ChoiceGroup>
    </ChoiceList>
  );
}

function SocketMark({ type }: { readonly type: SocketType }) {
  return <span className="socket-mark" style={{ '--c': `var(--socket-${type})` }} />;
}
