import { expect, it } from 'vitest';
import { printedEvent } from '../../../../../electron/hosts/cli/printedEvent.ts';

const IMAGE = { id: 'a'.repeat(64), width: 1376, height: 768, mime: 'image/png' };
const ABOUT = { runId: 'r1', seq: 3, at: 5, node: 'n4' };

it('prints the texts and the pictures of a finished node by their sockets, and no other key for them', () => {
  const outputs = {
    images: { type: 'images', items: [IMAGE] },
    text: { type: 'text', items: ['said'] },
    seed: { type: 'integer', items: [7] },
  } as const;
  expect(JSON.stringify(printedEvent({ ...ABOUT, kind: 'node-finished', ms: 12, outputs }))).toBe(
    JSON.stringify({ ...ABOUT, kind: 'node-finished', ms: 12, texts: { text: ['said'] }, images: { images: [IMAGE] } }),
  );
});

it('prints every other event as it is', () => {
  const event = { ...ABOUT, kind: 'node-started' } as const;
  expect(printedEvent(event)).toBe(event);
});
