import { Command } from 'cmdk';
import { FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CallOutput } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import { formatMoment } from '../ui/formats.ts';
import { useFileName, useStudio } from '../stores/hooks.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import './OpenDialog.css';

type GraphFile = CallOutput<'workflow.list'>[number];

/** The graph files of the data folder, newest first; type to filter, Enter opens. */
export function OpenDialog() {
  const { files, view } = useStudio();
  const present = useFileName();
  const answer = useGraphFiles();
  const close = () => {
    view.getState().closeDialog();
  };
  const open = (file: string) => {
    close();
    void files.openFile(file);
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      title="Open graph"
      description="A graph file can also be dropped on the canvas."
      width={520}
    >
      {answer.files === undefined && answer.error === undefined && <Skeleton className="open-dialog__waiting" />}
      {answer.error !== undefined && <p role="alert">{answer.error}</p>}
      {answer.files?.length === 0 && <p className="menu__empty">No graph has been saved yet.</p>}
      {answer.files && answer.files.length > 0 && <FileList files={answer.files} present={present} onOpen={open} />}
    </Dialog>
  );
}

interface FileListProps {
  readonly files: readonly GraphFile[];
  /** The one that is open. */
  readonly present: string | undefined;
  readonly onOpen: (file: string) => void;
}

function FileList({ files, present, onOpen }: FileListProps) {
  return (
    <Command label="Graph files" className="open-dialog" loop>
      <Command.Input className="field open-dialog__filter" placeholder="Filter by name" autoFocus />
      <Command.List className="open-dialog__list" label="Graph files">
        <Command.Empty className="menu__empty">No graph has this in its name.</Command.Empty>
        {files.map(({ file, name, modifiedAt }) => (
          <Command.Item
            key={file}
            value={file}
            keywords={[name]}
            className="menu__item open-dialog__file"
            onSelect={() => {
              onOpen(file);
            }}
          >
            <Icon icon={FileText} size={15} />
            <span className="menu__label">
              {name}
              <span className="menu__hint">
                {file}
                {file === present && ', open now'}
              </span>
            </span>
            <time className="open-dialog__date" dateTime={new Date(modifiedAt).toISOString()}>
              {formatMoment(modifiedAt)}
            </time>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

function useGraphFiles(): { readonly files?: readonly GraphFile[]; readonly error?: string } {
  const { files } = useStudio();
  const [answer, setAnswer] = useState<{ files?: readonly GraphFile[]; error?: string }>({});
  useEffect(() => {
    files.listFiles().then(
      (list) => {
        setAnswer({ files: list });
      },
      (caught: unknown) => {
        setAnswer({ error: reportOf(caught).message });
      },
    );
  }, [files]);
  return answer;
}
