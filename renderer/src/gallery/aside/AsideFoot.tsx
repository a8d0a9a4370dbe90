import { FolderHeart, Trash2 } from 'lucide-react';
import { useFacets, useGallery, useLabels, useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { withPart } from '../find/filterEdits.ts';

/** Always in reach: all boards and tags, and the trash. */
export function AsideFoot() {
  const { gallery, questions } = useStudio();
  const hasLabels = useLabels((state) => (state.labels?.length ?? 0) > 0);
  const filter = useGallery((state) => state.query.filter);
  const trashed = useFacets((state) => state.facets?.inTrash ?? 0);
  const isTrash = filter.inTrash ?? false;
  return (
    <footer className="gallery-aside__foot">
      {hasLabels && !isTrash && (
        <Button
          variant="ghost"
          onClick={() => {
            void questions.ask('labels');
          }}
        >
          <Icon icon={FolderHeart} size={13} />
          Boards and tags…
        </Button>
      )}
      <Button
        variant="ghost"
        onClick={() => {
          gallery.getState().setFilter(isTrash ? withPart(filter, 'inTrash', undefined) : { inTrash: true });
        }}
      >
        <Icon icon={Trash2} size={13} />
        {isTrash ? 'Leave the trash' : 'Trash'}
        {!isTrash && trashed > 0 && <span className="chip__count">{trashed.toLocaleString('en')}</span>}
      </Button>
    </footer>
  );
}
