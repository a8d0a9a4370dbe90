import { useFacets, useGallery, useStudio } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { shownCount } from '../../stores/gallery/GalleryState.ts';
import { Button } from '../../ui/Button.tsx';
import { trashWords } from './trashWords.ts';
import './TrashBar.css';

/** Over the pictures of the trash: what lies there, and that it is still on the disk. Nothing anywhere else. */
export function TrashBar() {
  const isShown = useGallery((state) => state.query.filter.inTrash ?? false);
  return isShown ? <ShownTrash /> : null;
}

function ShownTrash() {
  const { gallery, questions } = useStudio();
  const filter = useGallery((state) => state.query.filter);
  const count = useGallery(shownCount);
  const counted = useFacets((state) => state.facets?.inTrash);
  const { value: size } = useAnswer('trash.size', {}, `${String(count)} ${String(counted)}`);
  if (!size || size.count === 0) return null;
  const chosen = gallery.getState().chosenCount() > 0;
  return (
    <section className="trash-bar" aria-label="Trash">
      <p className="trash-bar__words">{trashWords(size)}</p>
      {!chosen && count > 0 && (
        <Button onClick={() => void gallery.getState().restore([{ filter }])}>
          {count === size.count ? 'Take all out' : `Take these ${count.toLocaleString('en')} out`}
        </Button>
      )}
      <Button
        variant="danger"
        onClick={() => {
          void questions.ask('empty-trash');
        }}
      >
        Empty the trash…
      </Button>
    </section>
  );
}
