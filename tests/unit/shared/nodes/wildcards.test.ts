import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#shared/graph/Field';
import type { WildcardList } from '#shared/graph/WildcardList';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../../../support/builders.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { listPalette } from '../../../support/listNodes.ts';
import { runToEnd } from '../../../support/runs.ts';

const ANIMALS: readonly WildcardList[] = [
  { name: 'animal', values: ['bear', 'fox', 'wolf'].map((text) => ({ text, weight: 1 })) },
];

async function run(graph: Workflow) {
  const ports = { ...fakePorts(), wildcards: { lists: () => Promise.resolve(ANIMALS) } };
  const events = await runToEnd(graph, ports, { palette: listPalette });
  const given = (node: string) => {
    const event = events.find((one) => one.kind === 'node-finished' && one.node === node);
    return event?.kind === 'node-finished' ? event.outputs['text'] : undefined;
  };
  const notes = events.flatMap((event) => (event.kind === 'node-progress' && event.isNote ? [event.message] : []));
  const failed = events.find((event) => event.kind === 'node-failed');
  return { texts: (node: string) => given(node)?.items, given, notes, failed };
}

async function textsOf(type: string, fields: Readonly<Record<string, JsonValue>>) {
  const { texts } = await run(aGraph().node('n', type, fields).build());
  return texts('n');
}

describe('wildcards', () => {
  it('draw with seeds of 64 bits, which stand in a file as numbers or as their digits', async () => {
    const text = 'a __animal__ in snow';
    expect(await textsOf('wildcards', { text, seed: 1 })).toEqual(['a bear in snow']);
    expect(await textsOf('wildcards', { text, seed: '42' })).toEqual(['a wolf in snow']);
    expect(await textsOf('wildcards', { text, seed: '9007199254740993' })).toEqual(['a fox in snow']);
    expect(await textsOf('wildcards', { text, seed: '18446744073709551615' })).toEqual(['a bear in snow']);
  });

  it.each([-1, 1.5, '18446744073709551616', '0x10', '', 1e20, true])('refuse the seed %j', (seed) => {
    const checked = validateGraph(aGraph().node('n', 'wildcards', { text: 'a', seed }).build(), listPalette);
    expect(checked).toMatchObject({
      ok: false,
      problems: [{ message: 'Wildcards: Seed must be a whole number from 0 to 18446744073709551615.' }],
    });
  });

  it('are a problem before anything is sent where a brace is not closed', () => {
    const checked = validateGraph(aGraph().node('n', 'wildcards', { text: 'a {red|blue fox' }).build(), listPalette);
    expect(checked).toMatchObject({
      ok: false,
      problems: [
        {
          node: 'n',
          field: 'text',
          message: 'Wildcards: Text cannot be read. The { at line 1, column 3 is not closed.',
          hint: 'Write a } where its alternatives end.',
        },
      ],
    });
  });

  it('say that of a text that is wired in when they run', async () => {
    const graph = aGraph().node('t', 'text', { value: '{a|b' }).node('n', 'wildcards').wire('t.text', 'n.text');
    expect((await run(graph.build())).failed).toMatchObject({
      error: { code: 'bad-input', message: 'The { at line 1, column 1 is not closed.', node: 'n' },
    });
  });

  it('take a seed of a wire, and draw alike for every text of a list', async () => {
    const graph = aGraph()
      .node('list', 'test-list', { rows: 'a: x\nb: x\nc: x' })
      .node('wrap', 'wrap-text', { suffix: ' {1|2|3|4|5|6|7|8}' })
      .node('seed', 'seed', { value: 42 })
      .node('n', 'wildcards', { seed: 1 })
      .wire('list.subject', 'wrap.text')
      .wire('wrap.text', 'n.text')
      .wire('seed.integer', 'n.seed');
    const { given } = await run(graph.build());
    expect(given('n')).toMatchObject({
      items: ['a 1', 'b 1', 'c 1'],
      rows: [{ index: 0 }, { index: 1 }, { index: 2 }],
    });
  });

  it('draw each text of a list with the next seed where that is wished', async () => {
    const text = '{1|2|3|4|5|6|7|8}';
    const alone = await Promise.all([7, 8, 9].map(async (seed) => (await textsOf('wildcards', { text, seed }))?.[0]));
    const graph = aGraph()
      .node('list', 'test-list', { rows: `${text}: x\n${text}: x\n${text}: x` })
      .node('n', 'wildcards', { seed: 7, spread: 'next' })
      .wire('list.subject', 'n.text');
    expect((await run(graph.build())).texts('n')).toEqual(alone);
  });

  it('draw several texts from one, and from each row, with the seeds that follow', async () => {
    const text = '{1|2|3|4|5|6|7|8}';
    const alone = await Promise.all([7, 8, 9].map(async (seed) => (await textsOf('wildcards', { text, seed }))?.[0]));
    expect(await textsOf('wildcards', { text, seed: 7, count: 3 })).toEqual(alone);
    expect(await textsOf('wildcards', { text: '{@a|b}', seed: 7, count: 3 })).toEqual(['a', 'b', 'a']);
    const last = { text: 'a', seed: '18446744073709551615', count: 2 };
    expect(await textsOf('wildcards', last)).toEqual(['a', 'a']);
    const graph = aGraph()
      .node('list', 'test-list', { rows: 'a: x\nb: x' })
      .node('n', 'wildcards', { seed: 7, count: 2 })
      .wire('list.subject', 'n.text');
    expect((await run(graph.build())).given('n')).toMatchObject({
      items: ['a', 'a', 'b', 'b'],
      rows: [{ index: 0 }, { index: 0 }, { index: 1 }, { index: 1 }],
    });
  });

  it('tell of a wildcard that there is not', async () => {
    const { notes, texts } = await run(aGraph().node('n', 'wildcards', { text: '__a__ __a__ __animal__' }).build());
    expect(texts('n')?.[0]).toMatch(/^__a__ __a__ (bear|fox|wolf)$/);
    expect(notes).toEqual(['There is no wildcard __a__: it stays as it is written.']);
  });
});

describe('shuffle-text', () => {
  it('shuffles each text with seeds of 64 bits', async () => {
    const text = 'red fox, snowy forest, soft light\nwide shot, 35mm, film grain';
    expect(await textsOf('shuffle-text', { text, seed: '18446744073709551615' })).toEqual([
      'fox 35mm wide snowy grain soft shot film light forest red',
    ]);
    expect(await textsOf('shuffle-text', { text })).toEqual([
      '35mm film fox snowy light forest shot soft red grain wide',
    ]);
  });
});
