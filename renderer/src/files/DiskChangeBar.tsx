import { baseName } from '../stores/files/fileNames.ts';
import { useDocuments, useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import '../ui/styles/floatingBar.css';
import './DiskChangeBar.css';

/** Says that another program wrote the file of the graph on screen, and offers what can be done. */
export function DiskChangeBar() {
  const { documents, files } = useStudio();
  const tab = useDocuments((state) => state.tabs.find(({ id }) => id === state.activeId));
  if (!tab?.file || tab.onDisk === undefined) return null;
  const { id, file, onDisk } = tab;
  return (
    <div className="floating-bar disk-change" role="status">
      <p className="floating-bar__text">
        {onDisk === null
          ? `${baseName(file.name)} was moved or removed.`
          : `${baseName(file.name)} was changed by another program.`}
      </p>
      {onDisk !== null && <Button onClick={() => void files.reload(id)}>Reload</Button>}
      <Button
        onClick={() => {
          documents.keepMine(id);
        }}
      >
        Keep mine
      </Button>
    </div>
  );
}
