import { formatMoney } from '#shared/graph/Money';
import type { RowGroup } from '../../stores/gallery/GalleryRows.ts';
import { formatSum } from '../../stores/formatSum.ts';
import { useGallery, useStudio } from '../../stores/hooks.ts';
import { useToday } from '../../stores/useToday.ts';
import { showRun } from '../showRun.ts';
import { countWords, headingWords } from './headingWords.ts';

/** A run's name, which leads to it. By keys, one gets there from any of its pictures. */
function RunTitle({ run, title }: { readonly run: string; readonly title: string }) {
  const studio = useStudio();
  return (
    <button
      type="button"
      tabIndex={-1}
      className="group-heading__run"
      title={`${title}: show it among the runs`}
      onClick={() => {
        showRun(studio, run);
      }}
    >
      {title}
    </button>
  );
}

/** What the pictures below have in common. */
export function GroupHeading({ group, chosen = 0 }: { readonly group: RowGroup; readonly chosen?: number }) {
  const groupBy = useGallery((state) => state.found?.query.groupBy ?? 'none');
  const hiddenCount = useGallery(({ hidden, found }) => {
    if (hidden.size === 0 || !found) return 0;
    let count = 0;
    for (let row = group.first; row < group.first + group.count; row++)
      if (hidden.has(found.rows.numberAt(row))) count += 1;
    return count;
  });
  const { title, when } = headingWords(group, groupBy, useToday());
  const count = group.count - hiddenCount;
  const { run } = group;
  return (
    <>
      <strong className="group-heading__title" dir="auto" title={title}>
        {run === undefined ? title : <RunTitle run={run} title={title} />}
      </strong>
      <span className="group-heading__facts">
        {when !== '' && `${when} · `}
        {countWords(count)}
        {chosen > 0 && `, ${chosen.toLocaleString('en')} selected`}
        {group.cost.microUsd > 0 && (
          <>
            {' · '}
            <span className="mono" title={formatMoney(group.cost)}>
              {formatSum(group.cost)}
            </span>
          </>
        )}
      </span>
    </>
  );
}
