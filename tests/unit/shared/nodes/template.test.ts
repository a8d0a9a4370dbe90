import { describe, expect, it } from 'vitest';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { aGraph } from '../../../support/builders.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { runToEnd } from '../../../support/runs.ts';
import { palette } from '../../../support/shipped.ts';

const LINES = 'fox\nhare\nowl';
const texts = async (graph: ReturnType<typeof aGraph>, node: string) => {
  const events = await runToEnd(graph.build(), fakePorts());
  const finished = events.find((event) => event.kind === 'node-finished' && event.node === node);
  return finished?.kind === 'node-finished' ? finished.outputs['text']?.items : events;
};
/** What the node said it failed of. */
const failure = async (graph: ReturnType<typeof aGraph>, node: string) => {
  const events = await runToEnd(graph.build(), fakePorts());
  const failed = events.find((event) => event.kind === 'node-failed' && event.node === node);
  return failed?.kind === 'node-failed' ? failed.error : events.map(({ kind }) => kind);
};
const LONG = 'a'.repeat(200_000);
const problems = (graph: ReturnType<typeof aGraph>) => {
  const checked = validateGraph(graph.build(), palette);
  return checked.ok ? [] : checked.problems.map(({ message }) => message);
};

describe('template', () => {
  const template = (text: string) =>
    aGraph()
      .node('many', 'prompt-list', { text: LINES })
      .node('one', 'text', { value: 'snow {animal} $& $1' })
      .node('t', 'template', { text });

  it('puts what is wired to a name in its place, for each of a list; braces in that are words', async () => {
    const graph = template('a {animal} in {place}, {animal} {1} {}')
      .wire('many.text', 't.animal')
      .wire('one.text', 't.place');
    expect(await texts(graph, 't')).toEqual(
      ['fox', 'hare', 'owl'].map((animal) => `a ${animal} in snow {animal} $& $1, ${animal} {1} {}`),
    );
  });

  it('is its own text where it names nothing', async () => {
    expect(await texts(aGraph().node('t', 'template', { text: 'a {fox in {_snow}' }), 't')).toEqual([
      'a {fox in {_snow}',
    ]);
  });

  it('says nothing where a name has no text', async () => {
    const graph = aGraph()
      .node('none', 'prompt-list', { text: '' })
      .node('t', 'template', { text: 'a {animal}' })
      .wire('none.text', 't.animal');
    expect(await texts(graph, 't')).toEqual([]);
  });

  it.each(['animal', 'text', 'constructor', 'hasOwnProperty', 'Big-Cat_2'])(
    'names an input that nothing is wired to: %s',
    (name) => {
      expect(problems(aGraph().node('t', 'template', { text: `a {${name}}` }))).toEqual([`Template needs “${name}”.`]);
    },
  );

  it('takes as many names as fit, and says so of more and of longer ones', () => {
    const many = Array.from({ length: 65 }, (_, at) => `{n${String(at)}}`).join(' ');
    expect(problems(aGraph().node('t', 'template', { text: many }))).toContain(
      'Template: Text has 65 names; 64 is the most.',
    );
    expect(problems(aGraph().node('t', 'template', { text: `{${'a'.repeat(65)}}` }))).toEqual([
      'Template: Text has a name of more than 64 signs.',
    ]);
  });
});

describe('a template of long texts', () => {
  it.each([
    ['one', '{a}'.repeat(500), LONG, 'A text of “Template” would be longer than 200000 characters.'],
    [
      'all together',
      `{a}${'b'.repeat(190_000)}`,
      'c\n'.repeat(200),
      'The texts of “Template” would be longer than 20 million characters together.',
    ],
  ])('refuses, before it is made, what would be too long: %s', async (_which, text, list, message) => {
    const graph = aGraph().node('many', 'prompt-list', { text: list }).node('t', 'template', { text });
    expect(await failure(graph.wire('many.text', 't.a'), 't')).toMatchObject({
      code: 'bad-input',
      message,
      hint: expect.stringContaining('shorter or fewer') as string,
    });
  });

  it('makes the longest there may be', async () => {
    const graph = aGraph().node('one', 'text', { value: LONG }).node('t', 'template', { text: '{a}' });
    expect(await texts(graph.wire('one.text', 't.a'), 't')).toEqual([LONG]);
  });
});

describe('join-text', () => {
  it('refuses what would be too long before it is made', async () => {
    const graph = aGraph()
      .node('one', 'text', { value: LONG })
      .node('two', 'text', { value: '' })
      .node('j', 'join-text', { separator: ',' })
      .wire('one.text', 'j.text')
      .wire('two.text', 'j.text');
    expect(await failure(graph, 'j')).toMatchObject({
      code: 'bad-input',
      message: 'A text of “Join texts” would be longer than 200000 characters.',
    });
  });

  const joined = (separator?: string) =>
    aGraph()
      .node('one', 'text', { value: 'a' })
      .node('many', 'prompt-list', { text: LINES })
      .node('j', 'join-text', separator === undefined ? {} : { separator })
      .wire('many.text', 'j.text')
      .wire('one.text', 'j.text');

  it('makes one text of all that arrive, lists included, in the order of the wires', async () => {
    expect(await texts(joined(), 'j')).toEqual(['fox, hare, owl, a']);
    expect(await texts(joined('\n'), 'j')).toEqual(['fox\nhare\nowl\na']);
    expect(await texts(joined(''), 'j')).toEqual(['foxhareowla']);
  });

  it('makes none of none', async () => {
    const graph = aGraph()
      .node('none', 'prompt-list', { text: ' \n' })
      .node('j', 'join-text')
      .wire('none.text', 'j.text');
    expect(await texts(graph, 'j')).toEqual([]);
  });
});
