import type { Locator } from 'playwright/test';

/**
 * Drops files on something, by their names and bytes.
 * @param at px of the window; absent: in the middle of it
 */
export async function giveFiles(
  target: Locator,
  files: Readonly<Record<string, Buffer | string>>,
  at?: { readonly x: number; readonly y: number },
): Promise<void> {
  const named = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const);
  await target.evaluate(
    (element, { list, place }) => {
      const dataTransfer = new DataTransfer();
      for (const [name, base64] of list) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        const type = name.endsWith('.png') ? 'image/png' : name.endsWith('.jpg') ? 'image/jpeg' : '';
        dataTransfer.items.add(new File([bytes], name, { type }));
      }
      const { x, y, width, height } = element.getBoundingClientRect();
      const { x: clientX, y: clientY } = place ?? { x: x + width / 2, y: y + height / 2 };
      const on = place ? (document.elementFromPoint(clientX, clientY) ?? element) : element;
      const at = { bubbles: true, cancelable: true, clientX, clientY, dataTransfer };
      on.dispatchEvent(new DragEvent('dragover', at));
      on.dispatchEvent(new DragEvent('drop', at));
    },
    { list: named, place: at },
  );
}
