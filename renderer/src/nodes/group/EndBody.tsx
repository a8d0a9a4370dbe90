import { LogIn, LogOut } from 'lucide-react';
import { readSockets } from '#shared/graph/groups/groupSockets';
import { placeAt } from '#shared/workflow/groups/placeAt';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import './group.css';

/** What the sockets of a group's end are changed by. */
function EndBody({ node }: BodyProps) {
  const { questions } = useStudio();
  const id = useWorkflow(({ whole, path }) => {
    const place = placeAt(whole, path);
    return typeof place === 'string' ? undefined : place.group.id;
  });
  const count = readSockets(node.fields?.['sockets']).length;
  return (
    <div className="group-line">
      <span>{count === 0 ? 'No sockets yet' : ''}</span>
      {id !== undefined && (
        <Button
          className="group-line__open nodrag"
          onClick={() => {
            void questions.ask('group', { id });
          }}
        >
          Edit sockets
        </Button>
      )}
    </div>
  );
}

const look = { Body: EndBody, bodyHeight: 28, hides: ['sockets'] } as const;

export const inputsLook: NodeLook = { ...look, icon: LogIn };
export const outputsLook: NodeLook = { ...look, icon: LogOut };
