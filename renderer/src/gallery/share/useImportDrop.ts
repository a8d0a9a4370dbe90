import { useMemo, useState, type DragEvent } from 'react';
import { isPictureName } from '#shared/graph/pictureFiles';
import { entriesOf } from '../../api/droppedFiles.ts';
import { useStudio } from '../../stores/hooks.ts';
import { importDropped } from './importPictures.ts';

/** Pictures and folders that are dropped here go into the library; graph files open as they do anywhere on the window. */
export function useImportDrop() {
  const studio = useStudio();
  const [isOver, setOver] = useState(false);
  const handlers = useMemo(() => {
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
    return {
      onDragOver(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      },
      onDrop(event: DragEvent) {
        setOver(false);
        if (!hasFiles(event)) return;
        const entries = entriesOf(event.dataTransfer);
        const files = [...event.dataTransfer.files];
        const hasFolder = entries.some((entry) => entry.isDirectory);
        if (!hasFolder && !files.some(({ name, type }) => type.startsWith('image/') || isPictureName(name))) return;
        event.preventDefault();
        void importDropped(studio, { files, entries });
      },
    };
  }, [studio]);
  return { isOver, handlers };
}
