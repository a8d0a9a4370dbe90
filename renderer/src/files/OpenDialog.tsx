import { Command } from 'cmdk';
import { FileText } from 'lucide-react';
import type { CallOutput } from '#shared/api/contract';
import { formatMoment } from '../ui/formats.ts';
import { useFileName, useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { useAnswer } from '../stores/useAnswer.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { FileFromHere } from './FileFromHere.tsx';
import './OpenDialog.css';

type GraphFile = CallOutput<'workflow.list'>[number];

/** The graph files of the data folder, newest first; type to filter, Enter opens. */
export function OpenDialog({ onClose }: AskedDialogProps<'open'>) {
  const { files } = useStudio();
  const present = useFileName();
  const { value: found, error } = useAnswer('workflow.list', undefined);
  const open = (file: string) => {
    onClose();
    void files.openFile(file);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Open graph"
      description="Graphs of ComfyUI and Node Banana open too, and pictures with their graph in them, from this computer or dropped on the canvas."
      footer={<FileFromHere onChosen={onClose} />}
      width={520}
    >
      {found === undefined && error === undefined && <Skeleton className="open-dialog__waiting" />}
      {error && <p role="alert">{error.message}</p>}
      {found?.length === 0 && <p className="menu__empty">No graph has been saved yet.</p>}
      {found && found.length > 0 && <FileList files={found} present={present} onOpen={open} />}
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
