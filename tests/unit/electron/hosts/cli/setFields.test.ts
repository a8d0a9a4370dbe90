import { describe, expect, it } from 'vitest';
import { BadInputError } from '#shared/errors/inputErrors';
import { setFields } from '../../../../../electron/hosts/cli/setFields.ts';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

const graph = aGraph()
  .node('n1', 'text', { value: 'a red fox' }, { title: 'Prompt' })
  .node('n2', 'text', {}, { title: 'Twin' })
  .node('n3', 'text', {}, { title: 'Twin' })
  .node('n.4', 'image-processor')
  .node('n5', 'gemini-config', { temperature: 1 })
  .node('n6', 'google-provider')
  .node('n7', 'from-the-future')
  .build();

const fieldsOf = (id: string, ...settings: string[]) =>
  setFields(graph, settings, palette).nodes.find((node) => node.id === id)?.fields;

describe('--set', () => {
  it('finds a node by id and by a title that is unique', () => {
    expect(fieldsOf('n1', 'n1.value=a hare')).toEqual({ value: 'a hare' });
    expect(fieldsOf('n1', 'Prompt.value=a hare')).toEqual({ value: 'a hare' });
    expect(fieldsOf('n5', 'Gemini settings.numImages=3')).toEqual({ temperature: 1, numImages: 3 });
  });

  it('keeps every = and . of the value, and dots of the id', () => {
    expect(fieldsOf('n1', 'Prompt.value=a=b.c=d')).toEqual({ value: 'a=b.c=d' });
    expect(fieldsOf('n.4', 'n.4.seed=7')).toEqual({ seed: 7 });
  });

  it('unsets a number by an empty value', () => {
    expect(fieldsOf('n5', 'n5.temperature=')).toEqual({ temperature: null });
  });

  it.each([
    ['nonsense', 'not of the form'],
    ['.value=x', 'not of the form'],
    ['nobody.value=x', 'no node “nobody”'],
    ['Twin.value=x', '2 nodes are called “Twin”'],
    ['n1.size=x', 'no field “size”'],
    ['n1.__proto__=x', 'no field “__proto__”'],
    ['n7.value=x', 'no field “value”'],
    ['n5.numImages=17', 'whole number from 1 to 16'],
    ['n5.numImages=', 'whole number'],
    ['n5.aspectRatio=2:7', 'must be one of'],
    ['n6.keyName=PATH', 'ending in _KEY'],
    [`n6.keyName=AIza${'x'.repeat(35)}`, 'looks like an API key'],
  ])('refuses %s', (setting, words) => {
    expect(() => setFields(graph, [setting], palette)).toThrow(BadInputError);
    expect(() => setFields(graph, [setting], palette)).toThrow(words);
  });
});
