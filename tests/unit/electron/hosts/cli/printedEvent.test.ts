import { expect, it } from 'vitest';
import { printedEvent } from '../../../../../electron/hosts/cli/printedEvent.ts';

const IMAGE = { id: 'a'.repeat(64), width: 1376, height: 768, mime: 'image/png' };
const ABOUT = { runId: 'r1', seq: 3, at: 5, node: 'n4' };

it('prints the texts and the pictures of a finished node by their sockets, and no other key for them', () => {
  const outputs = {
    images: { type: 'images', items: [IMAGE] },
    text: { type: 'text', items: ['said'] },
  } as const;
  expect(JSON.stringify(printedEvent({ ...ABOUT, kind: 'node-finished', ms: 12, outputs }))).toBe(
    JSON.stringify({ ...ABOUT, kind: 'node-finished', ms: 12, texts: { text: ['said'] }, images: { images: [IMAGE] } }),
  );
});

it('prints what is of another type behind them, with its type', () => {
  const outputs = {
    seed: { type: 'integer', items: [7] },
    text: { type: 'text', items: ['said'] },
  } as const;
  const told = { ...ABOUT, kind: 'node-finished', ms: 12, texts: { text: ['said'] }, images: {} };
  expect(JSON.stringify(printedEvent({ ...ABOUT, kind: 'node-finished', ms: 12, outputs }))).toBe(
    JSON.stringify({ ...told, others: { seed: { type: 'integer', items: [7] } } }),
  );
});

it('prints every other event as it is', () => {
  const event = { ...ABOUT, kind: 'node-started' } as const;
  expect(printedEvent(event)).toBe(event);
});
