import { downstreamInGroups } from '#shared/graph/groups/downstreamInGroups';
import { displayName } from '#shared/graph/displayName';
import { nodeById } from '#shared/workflow/lookups';
import { trashPictures } from '../../gallery/look/pictureDeeds.ts';
import { PickRoom } from '../../gallery/pick/PickRoom.tsx';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { usePicking } from './usePicking.ts';

/** Choosing among the batch of a node, in all of the window; what is kept is in the graph with each mark. */
export function PickDialog({ asked: { node }, onClose }: AskedDialogProps<'pick'>) {
  const studio = useStudio();
  const picking = usePicking(node);
  const name = useWorkflow(({ workflow }) => {
    const found = nodeById(workflow, node);
    return found ? displayName(workflow, studio.paletteOf(workflow), found) : 'Pick';
  });
  const kept = picking.batch.filter(({ mark }) => mark === 'kept').length;
  const runOn = () => {
    const { whole } = studio.workflow.getState();
    onClose();
    void studio.preflight.getState().launch({ targets: downstreamInGroups(whole, [node]) });
  };
  return (
    <PickRoom
      title={name}
      aside={`${String(picking.batch.length)} pictures`}
      picking={picking}
      onDoneWords={
        kept === 0 ? (
          <>What follows {name} waits until something is kept.</>
        ) : (
          <>
            {kept === 1 ? 'The kept one goes' : 'The kept go'} on through <b>{name}</b> at the next run; the batch is
            not made again.
          </>
        )
      }
      onDone={(rejected) => {
        if (rejected.length > 0) void trashPictures(studio, { ids: rejected });
        onClose();
      }}
      onClose={onClose}
      tools={
        <Button variant="primary" disabled={kept === 0} onClick={runOn}>
          Run from here
        </Button>
      }
    />
  );
}
