import { LogIn, LogOut, Plus } from 'lucide-react';
import { flushSync } from 'react-dom';
import { MOST_SOCKETS } from '#shared/graph/socketNames';
import { SOCKET_TITLES, type SocketType } from '#shared/graph/SocketValues';
import { NEW_SOCKET } from '#shared/workflow/groups/newSocket';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { SocketHandle } from '../rows/SocketHandle.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { EndSocket } from './EndSocket.tsx';
import { useEnd } from './useEnd.ts';
import { useSocketEdits } from './useSocketEdits.ts';
import './group.css';
import './end.css';

/** The “+” of a group's end: a wire that is led to it makes a socket, and so does the button beside it. */
function EndBody({ node }: BodyProps) {
  const { questions } = useStudio();
  const { group, side, id, sockets } = useEnd(node);
  const edits = useSocketEdits(group ?? '', side);
  if (group === undefined) return <p className="group-line">It stands in no group.</p>;
  const isInputs = side === 'inputs';
  const add = (type: SocketType) => {
    let made: string | undefined;
    flushSync(() => {
      made = edits.add(type, id);
    });
    if (made !== undefined) writeName(node.id, made);
  };
  return (
    <div className={isInputs ? 'group-line end-line end-line--inputs' : 'group-line end-line'}>
      {sockets.length < MOST_SOCKETS && (
        <>
          <SocketHandle node={node.id} socket={NEW_SOCKET} side={isInputs ? 'output' : 'input'} />
          <Menu
            align={isInputs ? 'end' : 'start'}
            trigger={
              <Button variant="ghost" className="end-line__add nodrag" title="Or lead a wire to the +">
                <Icon icon={Plus} size={13} />
                {isInputs ? 'Add input' : 'Add output'}
              </Button>
            }
            entries={TYPES.map((type) => ({
              label: SOCKET_TITLES[type],
              onSelect: () => {
                add(type);
              },
            }))}
          />
        </>
      )}
      <Button
        variant="ghost"
        className="end-line__edit nodrag"
        onClick={() => {
          void questions.ask('group', { id: group });
        }}
      >
        Edit group…
      </Button>
    </div>
  );
}

const TYPES = Object.keys(SOCKET_TITLES) as SocketType[];

/** What was just made is to be called as one likes. */
function writeName(node: string, socket: string): void {
  const row = document.querySelector(
    `.react-flow__node[data-id="${CSS.escape(node)}"] [data-handleid="${CSS.escape(socket)}"]`,
  );
  const name = row?.closest('.row')?.querySelector<HTMLInputElement>('.end-socket__name');
  name?.focus();
  name?.select();
}

const look = { Body: EndBody, bodyHeight: 28, isBodyLast: true, SocketName: EndSocket, hides: ['sockets'] } as const;

export const inputsLook: NodeLook = { ...look, icon: LogIn };
export const outputsLook: NodeLook = { ...look, icon: LogOut };
