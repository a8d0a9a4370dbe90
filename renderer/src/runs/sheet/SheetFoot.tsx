import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import type { SheetDeeds } from './sheetDeeds.ts';

const KEYS = [
  ['← ↑ ↓ →', 'Move'],
  ['Space', 'Preview'],
  ['Enter', 'Large'],
  ['C', 'Compare'],
  ['1–5', 'Rate'],
  ['P', 'Promote to settings'],
] as const;

/** The keys, and what is done to the sheet as a whole. */
export function SheetFoot({ deeds: { runMissing, missing, exportAll } }: { readonly deeds: SheetDeeds }) {
  return (
    <footer className="sheet-foot">
      <ul className="sheet-foot__keys" aria-label="Keys">
        {KEYS.map(([keys, words]) => (
          <li key={keys}>
            <Kbd className="kbd kbd--cap">{keys}</Kbd> {words}
          </li>
        ))}
      </ul>
      {missing > 0 && (
        <Button disabled={!runMissing} onClick={runMissing}>
          Run what is missing, {missing.toLocaleString('en')}
        </Button>
      )}
      <Button disabled={!exportAll} onClick={exportAll}>
        Export sheet…
      </Button>
    </footer>
  );
}
