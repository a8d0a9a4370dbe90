import { FolderOpen, RotateCw } from 'lucide-react';
import type { CallOutput } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import { useStudio } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { IconButton } from '../../ui/IconButton.tsx';

type Found = CallOutput<'wildcards.list'>;

export interface WildcardFoldersProps extends Pick<Found, 'folders' | 'faults'> {
  readonly onRefresh: () => void;
}

const FROM = { home: 'data folder', environment: 'LUMI_WILDCARDS', settings: 'settings' } as const;

/** Where wildcards are looked for, and which files cannot be read. */
export function WildcardFolders({ folders, faults, onRefresh }: WildcardFoldersProps) {
  const { client, view } = useStudio();
  const isDesktop = useAnswer('app.info', undefined).value?.door === 'desktop';
  const reveal = (path: string) => {
    client('wildcards.reveal', { path }).catch((caught: unknown) => {
      view.getState().reportError(reportOf(caught));
    });
  };
  return (
    <section className="wildcard-folders" aria-label="Folders">
      <header className="wildcard-folders__head">
        <h3>Folders</h3>
        <IconButton label="Look again" icon={RotateCw} size="small" onClick={onRefresh} />
      </header>
      <ul className="wildcard-folders__list">
        {folders.map(({ path, from, isThere, files }) => (
          <li key={path}>
            <span className="wildcard-folders__path" title={path}>
              <bdi>{path}</bdi>
            </span>
            <span className="wildcards-dialog__note">
              {`${FROM[from]}, ${isThere ? `${String(files)} ${files === 1 ? 'file' : 'files'}` : 'not there'}`}
            </span>
            {isDesktop && isThere && (
              <IconButton
                label={`Show ${path}`}
                icon={FolderOpen}
                size="small"
                onClick={() => {
                  reveal(path);
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {faults.length > 0 && (
        <ul className="wildcard-folders__faults" aria-label="Files that cannot be read">
          {faults.slice(0, MOST_TOLD).map(({ file, reason, line }, place) => (
            <li key={place} title={file}>
              {`${nameOf(file)}${line === undefined ? '' : `, line ${String(line)}`}: ${reason}`}
            </li>
          ))}
          {faults.length > MOST_TOLD && <li>… and {faults.length - MOST_TOLD} more</li>}
        </ul>
      )}
    </section>
  );
}

const MOST_TOLD = 50;

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
