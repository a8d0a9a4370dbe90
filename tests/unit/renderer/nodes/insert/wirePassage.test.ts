import { describe, expect, it } from 'vitest';
import { carriedBy, isLoose, passageOf, withPassage } from '../../../../../renderer/src/nodes/insert/wirePassage.ts';
import { aGraph, wire } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

const graph = aGraph()
  .node('a', 'text')
  .node('b', 'text')
  .node('j', 'join-text')
  .node('w', 'wrap-text')
  .wire('a.text', 'j.text')
  .wire('b.text', 'j.text')
  .build();
const definition = (type: string) => palette.get(type) ?? { inputs: {}, outputs: {} };

describe('a node on a wire', () => {
  it('fits where it takes and gives what the wire carries', () => {
    expect(carriedBy(graph, palette, wire('a.text', 'j.text'))).toBe('text');
    expect(passageOf(definition('wrap-text'), 'text')).toEqual({ input: 'text', output: 'text' });
    expect(passageOf(definition('gallery'), 'images')).toEqual({ input: 'images', output: 'images' });
    expect(passageOf(definition('gallery'), 'text')).toBeUndefined();
    expect(passageOf(definition('text'), 'text')).toBeUndefined();
  });

  it('takes the needed input first', () => {
    expect(passageOf(definition('text-processor'), 'text')?.input).toBe('prompt');
  });

  it('stands between its ends, in the place the wire had among others', () => {
    const { edges } = withPassage(graph, wire('a.text', 'j.text'), 'w', { input: 'text', output: 'text' });
    expect(edges).toEqual([wire('a.text', 'w.text'), wire('w.text', 'j.text'), wire('b.text', 'j.text')]);
  });

  it('is put there only while nothing is wired to it', () => {
    expect(isLoose(graph, 'w')).toBe(true);
    expect(isLoose(graph, 'a')).toBe(false);
  });
});
