import { useState } from 'react';
import type { PlannedCall } from '#shared/api/contract';
import { nameOfRow } from '#shared/graph/rows/Row';
import { callLines } from '#shared/runs/callLines';
import { Button } from '../ui/Button.tsx';

/** Shown at first; the rest on demand. */
const FIRST_LINES = 5;

/** Which goes with which: the first lines of a node, and all of them on demand. */
export function PreflightLines({ calls, name }: { readonly calls: readonly PlannedCall[]; readonly name: string }) {
  const [isOpen, setOpen] = useState(false);
  const lines = callLines(calls);
  const shown = isOpen ? lines : lines.slice(0, FIRST_LINES);
  const hasInstructions = calls.some(({ instructions }) => instructions !== '');
  const hasPictures = calls.some(({ references }) => references > 0);
  return (
    <>
      <div className="preflight-lines" tabIndex={0} role="region" aria-label={`Lines of ${name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Prompt</th>
              {hasInstructions && <th scope="col">Instructions</th>}
              {hasPictures && <th scope="col">Pictures in</th>}
              <th scope="col">Calls</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, calls: own }, at) => (
              <tr key={at}>
                <th scope="row" dir="auto">
                  {row ? nameOfRow(row) : at + 1}
                </th>
                <td dir="auto">{own[0]?.prompt}</td>
                {hasInstructions && <td dir="auto">{own[0]?.instructions}</td>}
                {hasPictures && <td className="mono">{own[0]?.references}</td>}
                <td className="mono">{own.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > FIRST_LINES && (
        <Button
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {isOpen ? 'Show fewer' : `Show all ${String(lines.length)}`}
        </Button>
      )}
    </>
  );
}
