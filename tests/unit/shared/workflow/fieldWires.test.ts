import { describe, expect, it } from 'vitest';
import { moveValueOut, takeValueIn, valueNodeFor, valueSourceOf } from '#shared/workflow/fieldWires';
import { nodeById } from '#shared/workflow/lookups';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const start = aGraph()
  .node('n', 'image-processor', { prompt: 'a fox', seed: 7, control: 'increment' })
  .node('m', 'image-processor', { prompt: 'a fox' })
  .node('o', 'image-processor', { prompt: 'an owl' })
  .build();
const made = { id: 'new', position: { x: 0, y: 0 } };
const at = (node: string, socket: string) => ({ node, socket });

describe('a value that stands in a field', () => {
  it('goes to a node of its own and comes back, and nothing of it is lost', () => {
    const out = moveValueOut(start, ['n'], 'prompt', made, palette);
    expect(nodeById(out, 'new')).toEqual({ ...made, type: 'text', fields: { value: 'a fox' } });
    expect(out.edges).toEqual([{ from: at('new', 'text'), to: at('n', 'prompt') }]);
    expect(nodeById(out, 'n')?.fields).not.toHaveProperty('prompt');
    const back = takeValueIn(out, ['n'], 'prompt', palette);
    expect(back.edges).toEqual([]);
    expect(nodeById(back, 'new')).toBeUndefined();
    expect(nodeById(back, 'n')?.fields).toEqual(nodeById(start, 'n')?.fields);
  });

  it('takes what moves a seed on with it, both ways', () => {
    const out = moveValueOut(start, ['n'], 'seed', made, palette);
    expect(nodeById(out, 'new')).toMatchObject({ type: 'seed', fields: { value: 7, control: 'increment' } });
    expect(nodeById(out, 'n')?.fields).toEqual({ prompt: 'a fox' });
    expect(nodeById(takeValueIn(out, ['n'], 'seed', palette), 'n')?.fields).toEqual(nodeById(start, 'n')?.fields);
  });

  it('is shared by several nodes that say the same, and by no others', () => {
    const out = moveValueOut(start, ['n', 'm'], 'prompt', made, palette);
    expect(out.edges.map(({ to }) => to.node)).toEqual(['n', 'm']);
    expect(out.nodes).toHaveLength(4);
    expect(moveValueOut(start, ['n', 'o'], 'prompt', made, palette)).toBe(start);
    const one = takeValueIn(out, ['n'], 'prompt', palette);
    expect(nodeById(one, 'new')).toBeDefined();
    expect(one.edges.map(({ to }) => to.node)).toEqual(['m']);
    expect(nodeById(takeValueIn(out, ['n', 'm'], 'prompt', palette), 'new')).toBeUndefined();
  });

  it('stays where no socket has its name, where something is wired already, or no node could hold it', () => {
    expect(valueNodeFor(start, at('n', 'firstReference'), palette)).toBeUndefined();
    const out = moveValueOut(start, ['n'], 'prompt', made, palette);
    expect(valueNodeFor(out, at('n', 'prompt'), palette)).toBeUndefined();
  });

  it('is no plain value where a node makes it, or does not run', () => {
    const fed = aGraph()
      .node('j', 'join-text')
      .node('t', 'text', { value: 'x' }, { mode: 'mute' })
      .node('n', 'image-processor')
      .wire('j.text', 'n.prompt')
      .wire('t.text', 'n.instructions')
      .build();
    expect(valueSourceOf(fed, at('n', 'prompt'), palette)).toBeUndefined();
    expect(valueSourceOf(fed, at('n', 'instructions'), palette)).toBeUndefined();
    expect(takeValueIn(fed, ['n'], 'prompt', palette)).toBe(fed);
  });
});
