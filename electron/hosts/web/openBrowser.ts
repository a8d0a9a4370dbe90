import open from 'open';
import { writeNotes } from '../terminal.ts';

/** Opens the address in the system's browser where there is a display. A failure is no more than a line: the address is printed anyway. */
export function openBrowser(url: string): void {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  if (!hasDisplay) return;
  open(url).then(
    (child) =>
      child.once('error', () => {
        writeNotes('The browser could not be opened. Open the address above by hand.\n');
      }),
    () => {
      writeNotes('The browser could not be opened. Open the address above by hand.\n');
    },
  );
}
