import type { Locator } from 'playwright/test';

/** Drops files on something, by their names and bytes. */
export async function giveFiles(target: Locator, files: Readonly<Record<string, Buffer | string>>): Promise<void> {
  const named = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const);
  await target.evaluate((element, list) => {
    const dataTransfer = new DataTransfer();
    for (const [name, base64] of list) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const type = name.endsWith('.png') ? 'image/png' : name.endsWith('.jpg') ? 'image/jpeg' : '';
      dataTransfer.items.add(new File([bytes], name, { type }));
    }
    const { x, y, width, height } = element.getBoundingClientRect();
    const at = { bubbles: true, cancelable: true, clientX: x + width / 2, clientY: y + height / 2, dataTransfer };
    element.dispatchEvent(new DragEvent('dragover', at));
    element.dispatchEvent(new DragEvent('drop', at));
  }, named);
}
