import type { ReferenceSet } from '#shared/api/contract';
import { useAnswer } from '../../stores/useAnswer.ts';
import { contentOf } from '../../stores/sets/setsStore.ts';
import { useStudio } from '../../stores/hooks.ts';
import { Callout } from '../../ui/Callout.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { SetRows } from './SetRows.tsx';

interface EarlierVersionProps {
  readonly set: ReferenceSet;
  readonly version: number;
  /** Has the node use the latest again. */
  readonly onLatest: () => void;
}

/** A version that stays as it is. */
export function EarlierVersion({ set, version, onLatest }: EarlierVersionProps) {
  const { sets } = useStudio();
  const { value, error } = useAnswer('set.versions', { id: set.id });
  const held = value?.find((each) => each.version === version);
  if (error) return <Callout tone="bad">{error.message}</Callout>;
  if (!value) return <Skeleton className="set-body__waiting" />;
  return (
    <>
      <p className="set-body__words">
        {held
          ? `This graph stays with version ${String(version)} of ${String(set.version)}.`
          : `“${set.name}” has no version ${String(version)}.`}
      </p>
      {held && <SetRows pictures={held.pictures} label={`Pictures of version ${String(version)}`} />}
      <div className="set-body__actions">
        <button type="button" className="set-body__action" onClick={onLatest}>
          Use the latest
        </button>
        {held && set.removedAt === undefined && (
          <button
            type="button"
            className="set-body__action"
            title="Makes it the newest version, for every graph that uses the latest"
            onClick={() => {
              void sets
                .getState()
                .change(set.id, () => contentOf(held))
                .then((isDone) => {
                  if (isDone) onLatest();
                });
            }}
          >
            Go back to this
          </button>
        )}
      </div>
    </>
  );
}
