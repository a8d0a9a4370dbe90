import { ChevronDown } from 'lucide-react';
import type { GalleryQuery } from '#shared/api/contract';
import { GROUPINGS, SORTS } from '#shared/api/gallerySchemas';
import { useGallery, useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';

const SORT_WORDS: Readonly<Record<GalleryQuery['sort'], string>> = {
  newest: 'Newest',
  oldest: 'Oldest',
  rating: 'Best rated',
  cost: 'Dearest',
};

const GROUP_WORDS: Readonly<Record<GalleryQuery['groupBy'], string>> = {
  run: 'By run',
  day: 'By day',
  graph: 'By graph',
  model: 'By model',
  none: 'Not grouped',
};

/** How pictures are grouped, and what comes first. */
export function OrderMenus() {
  const { gallery } = useStudio();
  const sort = useGallery((state) => state.query.sort);
  const groupBy = useGallery((state) => state.query.groupBy);
  const stacks = useGallery((state) => state.stacks);
  const { setSort, setGroupBy, setStacks } = gallery.getState();
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button className="find-bar__button" aria-label={`Groups: ${GROUP_WORDS[groupBy]}`}>
            {GROUP_WORDS[groupBy]}
            <Icon icon={ChevronDown} size={12} />
          </Button>
        }
        entries={[
          { heading: 'Groups' },
          ...GROUPINGS.map((each) => ({
            label: GROUP_WORDS[each],
            isChosen: each === groupBy,
            onSelect: () => {
              setGroupBy(each);
            },
          })),
          'separator',
          {
            label: 'Batches as stacks',
            hint: 'What came together lies on one tile; it opens in place.',
            isChosen: stacks,
            onSelect: () => {
              setStacks(!stacks);
            },
          },
        ]}
      />
      <Menu
        align="end"
        trigger={
          <Button className="find-bar__button" aria-label={`Order: ${SORT_WORDS[sort]}`}>
            {SORT_WORDS[sort]}
            <Icon icon={ChevronDown} size={12} />
          </Button>
        }
        entries={[
          { heading: 'First of all' },
          ...SORTS.map((each) => ({
            label: SORT_WORDS[each],
            isChosen: each === sort,
            onSelect: () => {
              setSort(each);
            },
          })),
        ]}
      />
    </>
  );
}
