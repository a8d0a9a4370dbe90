import { describe, expect, it } from 'vitest';
import { definitionOf } from '#shared/graph/definitionOf';
import type { JsonValue } from '#shared/graph/Field';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { aGraph } from '../../../support/builders.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { runToEnd } from '../../../support/runs.ts';
import { palette } from '../../../support/shipped.ts';

type Fields = Readonly<Record<string, JsonValue>>;
const outputs = (fields: Fields) => Object.keys(definitionOf(palette, { type: 'prompt-list', fields })?.outputs ?? {});
const run = async (fields: Fields) => {
  const events = await runToEnd(aGraph().node('list', 'prompt-list', fields).build(), fakePorts());
  const finished = events.find((event) => event.kind === 'node-finished');
  const notes = events.flatMap((event) => (event.kind === 'node-progress' && event.isNote ? [event.message] : []));
  return { outputs: finished?.outputs, notes };
};
const TABLE = 'Prompt,Light and shade\na red fox,dusk\n"a hare, brown",';

describe('prompt-list', () => {
  it('gives its lines, without blank ones and the blanks around them', async () => {
    expect((await run({ text: '\uFEFF a fox \r\n\r\n\ta hare\n' })).outputs).toMatchObject({
      text: { items: ['a fox', 'a hare'] },
    });
  });

  it('gives a table by its columns', async () => {
    expect((await run({ format: 'csv', text: TABLE })).outputs).toMatchObject({
      prompt: { items: ['a red fox', 'a hare, brown'] },
      'light-and-shade': { items: ['dusk', ''] },
    });
  });

  it('names its rows by their first words, on every output', async () => {
    const { outputs: given } = await run({ format: 'csv', text: `name,prompt\n${'long words '.repeat(20)},a\nowl,b` });
    const rows = [
      { list: 'list', index: 0, name: 'long words long words long words long words long words long…' },
      { list: 'list', index: 1, name: 'owl' },
    ];
    expect(given).toMatchObject({ name: { rows }, prompt: { rows } });
  });

  it('carries every column of a row to what is made for it', async () => {
    const graph = aGraph()
      .node('list', 'prompt-list', { format: 'csv', text: TABLE })
      .node('provider', 'sample-provider')
      .node('config', 'gemini-config')
      .node('generate', 'image-processor')
      .wire('provider.provider', 'generate.provider')
      .wire('config.config', 'generate.config')
      .wire('list.prompt', 'generate.prompt')
      .build();
    const ports = fakePorts();
    await runToEnd(graph, ports);
    expect(ports.started.map(({ row }) => row?.columns)).toEqual([
      { prompt: 'a red fox', 'light-and-shade': 'dusk' },
      { prompt: 'a hare, brown', 'light-and-shade': '' },
    ]);
  });

  it('says so where it has no rows, and gives nothing', async () => {
    expect(await run({ format: 'csv', text: 'prompt,style\n\n' })).toMatchObject({
      outputs: { prompt: { items: [] }, style: { items: [] } },
      notes: ['The list has no rows: nothing is made for it.'],
    });
  });

  it('has an output a column; of a file, those it had when it was last looked at', () => {
    expect(outputs({})).toEqual(['text']);
    expect(outputs({ text: TABLE })).toEqual(['text']);
    expect(outputs({ format: 'csv', text: TABLE })).toEqual(['prompt', 'light-and-shade']);
    expect(outputs({ format: 'csv', text: TABLE, file: 'a.csv' })).toEqual([]);
    expect(outputs({ format: 'csv', file: 'a.csv', columns: ['b', 'c'] })).toEqual(['b', 'c']);
    expect(outputs({ format: 'csv', file: 'a.csv', columns: ['b', 7] })).toEqual([]);
    expect(outputs({ format: 'csv', text: 7 })).toEqual([]);
  });

  it('tells a broken table before anything runs', () => {
    const graph = aGraph().node('list', 'prompt-list', { format: 'csv', text: 'a,b\n1,2,3' }).build();
    const checked = validateGraph(graph, palette);
    expect(checked.ok ? [] : checked.problems).toMatchObject([
      {
        node: 'list',
        field: 'text',
        message: 'Prompt list: List has 3 cells where there are 2 headings, in line 2.',
        hint: expect.stringContaining('quotes') as string,
      },
    ]);
  });
});
