import type { ReferenceSet } from '#shared/api/contract';
import type { ChosenSet } from '#shared/nodes/chosenSet';
import { useSets, useStudio } from '../../stores/hooks.ts';
import { pictures } from '../../stores/sets/setWords.ts';
import { Callout } from '../../ui/Callout.tsx';
import { makeAnew } from './setActions.ts';

interface LostSetProps {
  readonly chosen: ChosenSet;
  /** Has the node use this one instead. */
  readonly onChoose: (set: ReferenceSet) => void;
}

/** A set that this library lacks: the graph came from elsewhere. */
export function LostSet({ chosen, onChoose }: LostSetProps) {
  const studio = useStudio();
  const likeIt = useSets(({ sets }) =>
    [...(sets?.values() ?? [])].find(({ name, removedAt }) => removedAt === undefined && isSameName(name, chosen.name)),
  );
  const make = async () => {
    const made = await makeAnew(studio, chosen, likeIt !== undefined);
    if (made) onChoose(made);
  };
  return (
    <Callout tone="note">
      {chosen.pictures.length > 0
        ? `The graph names ${pictures(chosen.pictures.length)} of it. `
        : 'The graph does not say what was in it. '}
      Choose another set, or make it anew.
      <span className="set-body__actions">
        {likeIt && (
          <button
            type="button"
            className="set-body__action"
            onClick={() => {
              onChoose(likeIt);
            }}
          >
            Use “{likeIt.name}” of this library
          </button>
        )}
        <button type="button" className="set-body__action" onClick={() => void make()}>
          Make it anew
        </button>
      </span>
    </Callout>
  );
}

/** A set that was removed, though this graph follows it. */
export function RemovedSet({ set }: { readonly set: ReferenceSet }) {
  const { sets } = useStudio();
  return (
    <Callout tone="note">
      Its versions are kept: choose one, or bring it back.
      <span className="set-body__actions">
        <button type="button" className="set-body__action" onClick={() => void sets.getState().restore(set.id)}>
          Bring it back
        </button>
      </span>
    </Callout>
  );
}

function isSameName(one: string, other: string): boolean {
  return one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase();
}
