import { expect, it } from 'vitest';
import { integerField } from '#shared/graph/fields/integerField';
import { textField } from '#shared/graph/fields/textField';
import { input } from '#shared/graph/NodeDefinition';
import { controlField, seedField } from '#shared/nodes/seedControl';
import { rowFields } from '../../../../../renderer/src/nodes/rows/rowFields.ts';

const inputs = { prompt: input('text', 'Prompt') };
const fields = {
  prompt: textField('Prompt'),
  first: seedField({ control: 'howItMoves' }),
  howItMoves: controlField,
  control: textField('A field of that name'),
  count: integerField('Count', { min: 0, max: 9, default: 1 }),
  note: textField('Note'),
};

it('leaves out what stands beside a socket or the seed it controls, and what the node draws itself', () => {
  expect(rowFields({ inputs, fields }, {})).toEqual(['first', 'control', 'count', 'note']);
  expect(rowFields({ inputs, fields }, { hides: ['note'] })).toEqual(['first', 'control', 'count']);
});
