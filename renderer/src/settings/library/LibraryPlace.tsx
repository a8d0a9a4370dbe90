import { useState } from 'react';
import type { CallOutput } from '#shared/api/contract';
import { attempt } from '../../stores/attempt.ts';
import { useStudio } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { Button } from '../../ui/Button.tsx';
import { Callout } from '../../ui/Callout.tsx';
import { ReportCallout } from '../../ui/ReportCallout.tsx';

type Places = CallOutput<'library.places'>;

/** Where the library is, others that were used, and the way to another place. A change holds from the next start. */
export function LibraryPlace() {
  const studio = useStudio();
  const [changes, setChanges] = useState(0);
  const { value: places, error } = useAnswer('library.places', undefined, String(changes));
  const change = (work: () => Promise<unknown>) =>
    void attempt(studio, undefined, async () => {
      await work();
      setChanges((count) => count + 1);
    });
  const open = (folder: string | null) => {
    change(() => studio.client('library.choose', { folder }));
  };
  if (error) return <ReportCallout report={error} />;
  if (!places) return <p className="library-page__quiet">Looking…</p>;
  return (
    <>
      <p className="library-page__path" dir="auto">
        {places.current}
      </p>
      {places.problem && (
        <ReportCallout report={{ ...places.problem, message: `The library was not moved. ${places.problem.message}` }}>
          <p className="library-page__quiet">It is where it was, whole. It is tried again at the next start.</p>
        </ReportCallout>
      )}
      <NextPlace
        places={places}
        onKeep={() => {
          open(places.current);
        }}
      />
      {places.known.length > 0 && (
        <ul className="library-page__known" aria-label="Other libraries">
          {places.known.map((folder) => (
            <li key={folder}>
              <span className="library-page__path" dir="auto">
                {folder}
              </span>
              <Button
                aria-label={`Open ${folder}`}
                onClick={() => {
                  open(folder);
                }}
              >
                Open
              </Button>
            </li>
          ))}
        </ul>
      )}
      {studio.desktop ? (
        <div className="library-page__buttons">
          <Button
            onClick={() => {
              change(() => studio.client('library.chooseMove'));
            }}
          >
            Move…
          </Button>
          <Button
            onClick={() => {
              open(null);
            }}
          >
            Other library…
          </Button>
        </div>
      ) : (
        <p className="library-page__quiet">
          To move it, or to open another: <code>npm run -s lumi -- library move DIR</code>, or{' '}
          <code>library use DIR</code>, while Lumi Studio is not running.
        </p>
      )}
    </>
  );
}

/** What holds from the next start, where that is something else. */
function NextPlace({ places: { next, moves }, onKeep }: { readonly places: Places; readonly onKeep: () => void }) {
  const studio = useStudio();
  if (next === null) return null;
  return (
    <Callout tone="note">
      <p role="status">
        {moves ? 'At the next start the library is moved to' : 'From the next start another library is open:'}{' '}
        <span className="mono" dir="auto">
          {next}
        </span>
      </p>
      <div className="library-page__buttons">
        <Button onClick={onKeep}>{moves ? 'Do not move it' : 'Stay with this one'}</Button>
        {studio.desktop && (
          <Button
            onClick={() => {
              void attempt(studio, undefined, () => studio.client('library.restart'));
            }}
          >
            Restart now
          </Button>
        )}
      </div>
    </Callout>
  );
}
