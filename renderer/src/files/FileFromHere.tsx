import { openTheirGraphs } from '../gallery/use/openTheirGraphs.ts';
import { useStudio } from '../stores/hooks.ts';
import { openDropped } from './openDropped.ts';

/** Files of this computer, wherever they lie: they go the way of a drop, so that graphs of other programs come in as well, and out of pictures. */
export function FileFromHere({ onChosen }: { readonly onChosen: () => void }) {
  const studio = useStudio();
  return (
    <label className="button button--outline">
      From this computer…
      <input
        type="file"
        multiple
        className="visually-hidden"
        aria-label="Choose files from this computer"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          if (files.length === 0) return;
          onChosen();
          void openDropped(studio, files, { onPictures: (pictures) => openTheirGraphs(studio, pictures) });
        }}
      />
    </label>
  );
}
