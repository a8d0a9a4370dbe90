import { expect, it } from 'vitest';
import type { PlannedCall } from '#shared/api/contract';
import { usd } from '#shared/graph/Money';
import { NOTHING_ASKED } from '#shared/models/ModelAsk';
import { changedBy } from '../../../../renderer/src/models/changedBy.ts';
import { rowOf } from '../../../../renderer/src/models/modelRows.ts';
import { catalogue } from '../../../support/shipped.ts';

const openai = catalogue.find('openai');
const ask = {
  ...NOTHING_ASKED,
  makes: ['image' as const],
  references: 20,
  settings: [{ family: 'gemini', batch: 1, options: { aspectRatio: '16:9' } }],
};

function sending(width: number, dollars: number) {
  const estimate = usd(dollars, 'estimate');
  const call = { node: 'n', index: 0, width, height: 768 } as PlannedCall;
  return { calls: [call, call], estimate };
}

it('tells size, references, settings, what is left out and the sum, before and after', () => {
  if (!openai) throw new Error('OpenAI is shipped.');
  const row = rowOf(openai, openai.models[0], { ask, today: '2026-10-10', keyed: new Set() });
  const changes = changedBy(row, ask, sending(1376, 0.2), sending(1536, 0.3));
  expect(changes.find(({ label }) => label === 'Size')).toEqual({
    label: 'Size',
    was: '1376 × 768',
    now: '1536 × 768',
    isMono: true,
  });
  expect(changes.find(({ label }) => label === 'References')?.now).toBe(
    `${String(openai.models[0].maxReferences)} of 20 go on`,
  );
  expect(changes.find(({ label }) => label === 'Settings')?.now).toMatch(/settings take their place$/);
  expect(changes.find(({ label }) => label === 'Left out')?.now).toContain('20 references are asked');
  expect(changes.find(({ label }) => label === 'This graph')).toMatchObject({ was: '≈ $0.20', now: '≈ $0.30' });
});

it('says what stays once, and what is not known yet as not known', () => {
  if (!openai) throw new Error('OpenAI is shipped.');
  const row = rowOf(openai, openai.models[0], { ask: NOTHING_ASKED, today: '2026-10-10', keyed: new Set() });
  expect(changedBy(row, NOTHING_ASKED, sending(1376, 0.2), sending(1376, 0.2))).toEqual([
    { label: 'Size', now: '1376 × 768', isMono: true },
    { label: 'This graph', now: '≈ $0.20', isMono: true },
  ]);
  expect(changedBy(row, NOTHING_ASKED, sending(1376, 0.2), undefined).map(({ now }) => now)).toEqual(['…', '…']);
});
