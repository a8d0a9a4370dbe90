import { FolderHeart } from 'lucide-react';
import type { ReferenceSet } from '#shared/api/contract';
import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useGraph, useStudio } from '../../stores/hooks.ts';
import { pictures } from '../../stores/sets/setWords.ts';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { TakenCount } from '../pictures/TakenCount.tsx';
import { useReferenceLimit } from '../pictures/useReferenceLimit.ts';
import { useNode } from '../useNode.ts';
import { EarlierVersion } from './EarlierVersion.tsx';
import { giveSet } from './setActions.ts';
import { SetCandidates } from './SetCandidates.tsx';
import { SetHead } from './SetHead.tsx';
import { LostSet, RemovedSet } from './SetMending.tsx';
import { SetNotes } from './SetNotes.tsx';
import { SetRows } from './SetRows.tsx';
import { useChosenSet } from './useChosenSet.ts';
import { useSetDrop } from './useSetDrop.ts';
import './ReferenceSetBody.css';

/** The set a graph uses, where it can be looked at and changed for all graphs. */
function ReferenceSetBody({ node }: BodyProps) {
  const { sets } = useStudio();
  const graph = useGraph();
  const state = useChosenSet(node);
  const { chosen, set, isKnown, earlier } = state;
  const choose = (next: ReferenceSet) => {
    giveSet(graph, node.id, next, next);
  };
  const isRemoved = set?.removedAt !== undefined;
  const isOpen = set && earlier === undefined && !isRemoved;
  const takesPictures = isOpen ?? !chosen;
  const drop = useSetDrop(set, choose);
  return (
    <div className="set-body nodrag nopan" {...(takesPictures && drop)}>
      <SetHead node={node} {...state} />
      {chosen && isKnown && !set && <LostSet chosen={chosen} onChoose={choose} />}
      {set && isRemoved && chosen?.version === undefined && <RemovedSet set={set} />}
      {set && earlier !== undefined && (
        <EarlierVersion
          set={set}
          version={earlier}
          onLatest={() => {
            choose(sets.getState().sets?.get(set.id) ?? set);
          }}
        />
      )}
      {isOpen && set.pictures.length > 0 && (
        <div className="set-body__pictures">
          <SetRows
            pictures={set.pictures}
            label={`Pictures of ${set.name}`}
            onEdit={(edit) => void sets.getState().change(set.id, edit)}
          />
        </div>
      )}
      {isOpen && set.pictures.length === 0 && (
        <p className="set-body__empty">
          Drop pictures here, wire them in, or “Add to a reference set…” in any picture’s menu.
        </p>
      )}
      {!chosen && (
        <p className="set-body__empty">Choose a set, or make one: its pictures serve every graph that uses it.</p>
      )}
      {takesPictures && <SetCandidates node={node.id} set={set} onMade={choose} />}
    </div>
  );
}

/** How many pictures a run gives, of those that the model they go to takes, and of which version. */
function ReferenceSetWords({ node }: BodyProps) {
  const { set, earlier } = useChosenSet(node);
  const limit = useReferenceLimit(node.id);
  if (!set || earlier !== undefined) return null;
  const count = set.pictures.length;
  return (
    <>
      {limit ? <TakenCount count={count} {...limit} /> : pictures(count)} · version {set.version}
    </>
  );
}

/** The first of its pictures. */
function ReferenceSetThumbnail({ id }: { readonly id: string }) {
  const node = useNode(id);
  return node ? <First node={node} /> : null;
}

function First({ node }: Pick<BodyProps, 'node'>) {
  const { chosen } = useChosenSet(node);
  const first = chosen?.pictures[0];
  return first === undefined ? null : (
    <ServedPicture className="thumbnail" src={imageUrl(first, 160)} alt="" draggable={false} />
  );
}

export const referenceSetLook: NodeLook = {
  Body: ReferenceSetBody,
  Words: ReferenceSetWords,
  Thumbnail: ReferenceSetThumbnail,
  Panel: SetNotes,
  icon: FolderHeart,
  bodyHeight: 196,
  stretches: true,
  width: 300,
};
