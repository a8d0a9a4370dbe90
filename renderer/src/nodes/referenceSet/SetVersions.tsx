import type { ReferenceSet } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import { contentOf } from '../../stores/sets/setsStore.ts';
import { changeWords } from '../../stores/sets/setWords.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { formatMoment } from '../../ui/formats.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';

/** Every version, newest first, with what it changed. Going back makes the earlier one the newest; nothing is lost by that. */
export function SetVersions({ set }: { readonly set: ReferenceSet }) {
  const { sets } = useStudio();
  const { value: versions, error } = useAnswer('set.versions', { id: set.id }, String(set.version));
  if (error) return <p role="alert">{error.message}</p>;
  if (!versions) return <Skeleton className="sets__waiting" />;
  return (
    <ol className="sets__versions" reversed>
      {versions.map((version, at) => (
        <li key={version.version} className="sets__version">
          <span className="mono sets__number">{version.version}</span>
          <span className="sets__what">
            {changeWords(version, versions[at + 1])}
            <time className="menu__hint" dateTime={new Date(version.savedAt).toISOString()}>
              {formatMoment(version.savedAt)}
            </time>
          </span>
          {at > 0 && set.removedAt === undefined && (
            <button
              type="button"
              className="set-body__action"
              aria-label={`Go back to version ${String(version.version)}`}
              onClick={() => void sets.getState().change(set.id, () => contentOf(version))}
            >
              Go back to this
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
