import type { PlannedCall } from '#shared/api/contract';
import { expect, it } from 'vitest';
import { costOfCells } from '../../../../../renderer/src/nodes/sweep/useCellWords.ts';

const call = (list: string, isReused: boolean): PlannedCall => ({
  node: 'draw',
  index: 0,
  provider: 'google',
  model: 'm',
  seed: 1,
  row: { list, index: 0, name: '' },
  prompt: '',
  instructions: '',
  references: 0,
  notes: [],
  estimate: { microUsd: 50_000, kind: 'estimate' },
  isPriced: true,
  isReused,
});

it('counts what is to be sent for the cells: not what is there already, and not what other lists ask for', () => {
  const calls = [call('sweep', false), call('sweep', false), call('sweep', true), call('other', false)];
  expect(costOfCells(calls, 'sweep')).toBe(100_000);
});
