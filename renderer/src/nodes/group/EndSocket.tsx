import { ArrowDown, ArrowUp, EllipsisVertical, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { SOCKET_TITLES } from '#shared/graph/SocketValues';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useStudio } from '../../stores/hooks.ts';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { useEnd } from './useEnd.ts';
import { useSocketEdits } from './useSocketEdits.ts';

interface EndSocketProps {
  readonly node: WorkflowNode;
  readonly socket: string;
}

/** A socket of a group at its end inside: its name, to be written over, and what else can be done with it. */
export function EndSocket({ node, socket }: EndSocketProps) {
  const { group, side, sockets } = useEnd(node);
  const at = sockets.findIndex(({ name }) => name === socket);
  const { type = 'text', label = socket } = sockets[at] ?? {};
  const edits = useSocketEdits(group ?? '', side);
  if (group === undefined) return <span className="row__label">{label}</span>;
  const move = (by: number) => {
    edits.move(socket, Math.max(0, Math.min(sockets.length - 1, at + by)));
  };
  return (
    <span className="end-socket nodrag">
      <Name
        key={label}
        label={label}
        carries={SOCKET_TITLES[type]}
        node={node.id}
        onRename={(text) => {
          edits.rename(socket, text);
        }}
        onMove={move}
      />
      <Menu
        align="end"
        trigger={
          <IconButton label={`Change ${label}`} icon={EllipsisVertical} size="small" className="end-socket__more" />
        }
        entries={[
          {
            label: 'Move up',
            icon: ArrowUp,
            shortcut: 'Alt+↑',
            isDisabled: at === 0,
            onSelect: () => {
              move(-1);
            },
          },
          {
            label: 'Move down',
            icon: ArrowDown,
            shortcut: 'Alt+↓',
            isDisabled: at === sockets.length - 1,
            onSelect: () => {
              move(1);
            },
          },
          'separator',
          {
            label: 'Remove',
            icon: X,
            isDanger: true,
            onSelect: () => {
              edits.remove(socket);
            },
          },
        ]}
      />
    </span>
  );
}

interface NameProps {
  readonly label: string;
  readonly carries: string;
  readonly node: string;
  readonly onRename: (text: string) => void;
  readonly onMove: (by: number) => void;
}

function Name({ label, carries, node, onRename, onMove }: NameProps) {
  const { view } = useStudio();
  const [text, setText] = useState(label);
  const rename = () => {
    if (text.trim() === '') setText(label);
    else if (text !== label) onRename(text);
  };
  const press = (event: KeyboardEvent) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (by !== undefined) onMove(by);
    else if (event.key === 'Enter') view.getState().canvas?.focus(node);
    else if (event.key === 'Escape') setText(label);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <TextInput
      label={`Name of ${label}`}
      title={carries}
      className="end-socket__name"
      value={text}
      onChange={setText}
      onBlur={rename}
      onKeyDown={press}
    />
  );
}
