import { importChosen } from '../../gallery/share/importPictures.ts';
import { useCare, useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { CareOutcomeView } from './CareOutcomeView.tsx';

/** Checking, backing up, importing and emptying the trash. What takes long goes on where the page is closed. */
export function LibraryCare({ onClose }: { readonly onClose: () => void }) {
  const studio = useStudio();
  const { care, questions, desktop } = studio;
  const isBusy = useCare((state) => state.work !== null);
  const bring = (what: 'files' | 'folders') => {
    onClose();
    void importChosen(studio, what);
  };
  return (
    <>
      <div className="library-page__buttons">
        <Button disabled={isBusy} onClick={() => void care.getState().check()}>
          Check
        </Button>
        {desktop && (
          <Button disabled={isBusy} onClick={() => void care.getState().backUp()}>
            Back up…
          </Button>
        )}
        <Menu
          trigger={<Button>Import…</Button>}
          entries={[
            {
              label: 'Pictures…',
              onSelect: () => {
                bring('files');
              },
            },
            {
              label: 'Folders…',
              onSelect: () => {
                bring('folders');
              },
            },
          ]}
        />
        <Button onClick={() => void questions.ask('empty-trash')}>Empty the trash…</Button>
      </div>
      <CareProgress />
      <CareOutcomeView />
      <p className="library-page__quiet">
        A check compares every picture with its name and the index.{' '}
        {desktop ? (
          'A backup is the index; the pictures are plain files beside it: copy them too.'
        ) : (
          <>
            A backup of the index: <code>npm run -s lumi -- library backup FILE</code>, also while Lumi Studio is
            running.
          </>
        )}
      </p>
    </>
  );
}

function CareProgress() {
  const { care } = useStudio();
  const work = useCare((state) => state.work);
  if (!work) return null;
  const { kind, done, total } = work;
  const what = kind === 'check' ? 'pictures checked' : 'parts written';
  const words =
    total === null
      ? kind === 'check'
        ? 'Beginning…'
        : 'Choosing where to…'
      : `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${what}`;
  return (
    <div className="library-page__progress">
      <div
        role="progressbar"
        aria-label={kind === 'check' ? 'Check' : 'Backup'}
        aria-valuemin={0}
        aria-valuemax={total ?? 1}
        aria-valuenow={total === null ? undefined : done}
        aria-valuetext={words}
        className="library-page__track"
      >
        <div className="library-page__bar" style={{ width: `${String(share(done, total ?? 0))}%` }} />
      </div>
      <span className="library-page__figures">{words}</span>
      <Button
        onClick={() => {
          care.getState().cancel();
        }}
      >
        Cancel
      </Button>
    </div>
  );
}

/** Per cent. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(100, (100 * part) / whole);
}
