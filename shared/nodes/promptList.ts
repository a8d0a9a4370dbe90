import { choiceField } from '../graph/fields/choiceField.ts';
import { textField } from '../graph/fields/textField.ts';
import type { JsonObject, TextFault } from '../graph/Field.ts';
import { dataField } from '../graph/fields/dataField.ts';
import { defineNode, output, type OutputDefinition } from '../graph/NodeDefinition.ts';
import { firstWords } from '../graph/rows/firstWords.ts';
import { toldApart } from '../graph/rows/toldApart.ts';
import { isSocketName, MOST_SOCKETS } from '../graph/socketNames.ts';
import { csvColumns, readCsv, type CsvTable } from './readCsv.ts';

/** The longest list, in UTF-16 units; a file of it may have as many bytes. */
export const LONGEST_LIST = 2_000_000;

const FORMATS = [
  { value: 'lines', label: 'One a line' },
  { value: 'csv', label: 'Table (CSV)' },
] as const;

/** Those its list has. */
const COLUMNS: Readonly<Record<string, OutputDefinition<'text'>>> = {};

export const promptList = defineNode({
  type: 'prompt-list',
  title: 'Prompt list',
  help: 'Gives many texts, one a line, or a table with an output for each column.',
  keywords: [
    'prompts',
    'list',
    'csv',
    'table',
    'spreadsheet',
    'tsv',
    'lines',
    'rows',
    'batch prompts',
    'several prompts',
    'string list',
    'data',
  ],
  category: 'text',
  inputs: {},
  outputs: COLUMNS,
  fields: {
    format: choiceField('Format', FORMATS, {
      default: 'lines',
      help: 'A table has headings in its first line; cells stand between commas, semicolons or tabs.',
    }),
    text: textField('List', {
      multiline: true,
      placeholder: 'a red fox\na blue hare',
      help: 'Used where no file is named. A table can be pasted from a spreadsheet.',
      longest: LONGEST_LIST,
    }),
    file: textField('File', {
      placeholder: 'prompts.csv',
      help: 'In the folder of the graph or below; it is read anew at each run, in place of the list above. Any other file is asked about first.',
      reveals: 'path',
    }),
    columns: dataField('Columns', readColumns, {
      default: [],
      help: 'The columns the file had when it was last looked at.',
      words: 'must be a list of the names of columns',
    }),
  },
  listFile: { file: 'file', text: 'text' },
  columns: columnsIn,
  shape: (fields) => ({ outputs: outputsOf(columnsIn(fields)) }),
  faultOf: ({ format, text, file }) => {
    const { fault } = file === '' ? readList(format, text) : {};
    return fault && { field: 'text', ...fault };
  },
  run: (_inputs, { format, text }, context) => {
    const { columns, rows } = readList(format, text);
    if (rows.length === 0) context.note('The list has no rows: nothing is made for it.');
    const names = toldApart(rows.map(([first = '']) => firstWords(first)));
    const named = rows.map((cells, index) => ({
      list: context.nodeId,
      index,
      name: names[index] ?? '',
      columns: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
    }));
    for (const column of columns) context.giveRows(column, named);
    return Promise.resolve(
      Object.fromEntries(columns.map((column, at) => [column, rows.map((cells) => cells[at] ?? '')])),
    );
  },
});

/** A list as a table; of lines it has one column, `text`. `fault`: why it is none, as the end of a sentence; it has no rows then. */
export function readList(format: string, text: string): CsvTable & { readonly fault?: TextFault } {
  if (format !== 'csv') return { columns: ['text'], rows: linesOf(text).map((line) => [line]) };
  const reading = readCsv(text);
  return reading.ok ? reading.table : { columns: [], rows: [], fault: reading.fault };
}

function linesOf(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n?|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The columns of a list, as its fields stand in a file. */
function columnsIn({ format, text, file, columns }: JsonObject): readonly string[] {
  if (format !== 'csv') return ['text'];
  const isFile = typeof file === 'string' && file !== '';
  return isFile ? (readColumns(columns) ?? []) : csvColumns(typeof text === 'string' ? text : '');
}

function outputsOf(columns: readonly string[]) {
  return Object.fromEntries(columns.map((column) => [column, output('text', column === 'text' ? 'Text' : column)]));
}

function readColumns(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_SOCKETS) return undefined;
  const names = value.filter((name): name is string => typeof name === 'string' && isSocketName(name));
  return names.length === value.length ? names : undefined;
}
