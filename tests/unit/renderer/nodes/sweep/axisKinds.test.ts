import { expect, it } from 'vitest';
import { axisKinds } from '../../../../../renderer/src/nodes/sweep/axisKinds.ts';
import { aGraph } from '../../../../support/builders.ts';
import { catalogue, palette } from '../../../../support/shipped.ts';

it('a sweep can vary the settings its models have of their own, and how many pictures', () => {
  const axes = [{ of: 'provider', values: ['openrouter:openai/gpt-5-image'] }];
  const workflow = aGraph().node('sweep', 'sweep', { axes }).build();
  const kinds = axisKinds({ workflow, palette, catalogue, node: 'sweep' });
  const of = (name: string) => kinds.find((kind) => kind.of === name);
  expect(of('numImages')).toMatchObject({ editor: 'numbers' });
  expect(of('quality')).toMatchObject({ editor: 'choices', label: 'Quality' });
  expect(of('quality')?.choices).toContain('high');
  expect(kinds.filter(({ of: name }) => name === 'aspect_ratio' || name === 'input_references')).toEqual([]);
});
