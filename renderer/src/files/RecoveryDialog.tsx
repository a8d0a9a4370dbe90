import { useStore } from 'zustand';
import { useStudio } from '../stores/hooks.ts';
import { baseName } from '../stores/files/fileNames.ts';
import type { Recoverable } from '../stores/files/recoveryStore.ts';
import { Button } from '../ui/Button.tsx';
import { CheckRow } from '../ui/fields/CheckRow.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { formatMoment } from '../ui/formats.ts';
import { useTicked } from '../settings/useTicked.ts';

/** Offers the unsaved work an earlier session left behind. */
export function RecoveryDialog() {
  const { recovery } = useStudio();
  const offered = useStore(recovery, (state) => state.offered);
  return offered.length === 0 ? null : <Offer items={offered} />;
}

function Offer({ items }: { readonly items: readonly Recoverable[] }) {
  const { recovery } = useStudio();
  const [chosen, tick] = useTicked(() => items.map(({ documentId }) => documentId));
  const ids = items.map(({ documentId }) => documentId);
  const wanted = ids.filter((id) => chosen.has(id));
  return (
    <Dialog
      isOpen
      onClose={() => {
        recovery.getState().putOff();
      }}
      title="Unsaved work was kept"
      description="Lumi Studio ended before these graphs were saved. Restoring opens them as they were; your files stay untouched until you save."
      width={480}
      footer={
        <>
          <Button
            variant="danger"
            disabled={wanted.length === 0}
            onClick={() => void recovery.getState().discard(wanted)}
          >
            Discard
          </Button>
          <Button
            onClick={() => {
              recovery.getState().putOff();
            }}
          >
            Later
          </Button>
          <Button
            variant="primary"
            disabled={wanted.length === 0}
            onClick={() => void recovery.getState().restore(wanted)}
          >
            Restore
          </Button>
        </>
      }
    >
      <ul className="check-rows" aria-label="Unsaved graphs">
        {items.map((item) => (
          <li key={item.documentId}>
            <CheckRow
              label={item.name}
              hint={describe(item)}
              isChecked={chosen.has(item.documentId)}
              onChange={(isTicked) => {
                tick(item.documentId, isTicked);
              }}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function describe({ file, at, nodes, excerpt }: Recoverable): string {
  const count = nodes === 1 ? '1 node' : `${String(nodes)} nodes`;
  const facts = [formatMoment(at), count, file === null ? 'never saved' : baseName(file)].join(', ');
  return excerpt === '' ? facts : `${facts}: ${excerpt}`;
}
