import { createPalette, defineNode, input, output } from '#shared/graph/NodeDefinition';
import { textField } from '#shared/graph/fields/textField';
import { palette } from './shipped.ts';

/** A list of rows of two columns, `fox: in snow`, a line each. */
const list = defineNode({
  type: 'test-list',
  title: 'Rows',
  help: 'A list.',
  category: 'text',
  columns: () => ['subject', 'style'],
  inputs: {},
  outputs: { subject: output('text', 'Subject'), style: output('text', 'Style') },
  fields: { rows: textField('Rows', { multiline: true }) },
  run: (_inputs, { rows: text }, context) => {
    const cells = text.split('\n').map((line) => line.split(': ', 2));
    const rows = cells.map(([subject = '', style = ''], index) => ({
      list: context.nodeId,
      index,
      name: subject,
      columns: { subject, style },
    }));
    context.giveRows('subject', rows);
    context.giveRows('style', rows);
    return Promise.resolve({
      subject: rows.map(({ columns }) => columns.subject),
      style: rows.map(({ columns }) => columns.style),
    });
  },
});

/** Passes each text on, but those that hold `lost`. */
const sift = defineNode({
  type: 'test-sift',
  title: 'Sift',
  help: 'Leaves texts out.',
  category: 'text',
  inputs: { text: input('text', 'Text', { required: true }) },
  outputs: { text: output('text', 'Text') },
  fields: { lost: textField('Lost') },
  run: ({ text }, { lost }, context) => {
    const left = text.flatMap((item, at) => (item.includes(lost) ? [] : [{ item, row: context.rows('text')[at] }]));
    context.giveRows(
      'text',
      left.map(({ row }) => row),
    );
    return Promise.resolve({ text: left.map(({ item }) => item) });
  },
});

/** What is shipped, with lists and a sieve. */
export const listPalette = createPalette([...palette.values(), list, sift]);
