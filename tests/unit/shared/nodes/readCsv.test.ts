import { describe, expect, it } from 'vitest';
import { csvColumns, readCsv } from '#shared/nodes/readCsv';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';

const rowsOf = (text: string) => {
  const reading = readCsv(text);
  return reading.ok ? reading.table : reading.fault.reason;
};

describe('a table as spreadsheets write it', () => {
  it.each([
    ['commas', 'Prompt,Light and shade\na red fox,dusk\na hare,noon'],
    ['semicolons', 'Prompt;Light and shade\na red fox;dusk\na hare;noon'],
    ['tabs', 'Prompt\tLight and shade\na red fox\tdusk\na hare\tnoon'],
    [
      'a mark of byte order and the breaks of Windows',
      '\uFEFFPrompt,Light and shade\r\na red fox,dusk\r\na hare,noon\r\n',
    ],
    ['the breaks of an old Mac', 'Prompt,Light and shade\ra red fox,dusk\ra hare,noon'],
    ['blank lines', '\n\nPrompt,Light and shade\n\na red fox,dusk\n  \n,\na hare,noon\n\n'],
    ['quotes throughout', '"Prompt","Light and shade"\n"a red fox","dusk"\n"a hare","noon"'],
    ['blanks around cells', ' Prompt , Light  and\tshade \n a red fox , dusk\na hare,noon '.replace('\t', ' ')],
  ])('is read with %s', (_what, text) => {
    expect(rowsOf(text)).toEqual({
      columns: ['prompt', 'light-and-shade'],
      rows: [
        ['a red fox', 'dusk'],
        ['a hare', 'noon'],
      ],
    });
  });

  it('holds commas, quotes and breaks of lines in cells that stand in quotes', () => {
    expect(rowsOf('prompt,note\n"a fox, red","a ""big"" one"\n"two\r\nlines",12" wide')).toEqual({
      columns: ['prompt', 'note'],
      rows: [
        ['a fox, red', 'a "big" one'],
        ['two\nlines', '12" wide'],
      ],
    });
  });

  it('goes by the headings for what stands between cells, and by none within their quotes', () => {
    expect(rowsOf('"a;b;c",d\n1,2')).toMatchObject({ columns: ['a;b;c', 'd'] });
    expect(rowsOf('prompt\nfox; hare')).toMatchObject({ rows: [['fox; hare']] });
  });

  it('may have no rows, and no headings either', () => {
    expect(rowsOf('prompt,style\n')).toEqual({ columns: ['prompt', 'style'], rows: [] });
    expect(rowsOf('')).toEqual({ columns: [], rows: [] });
  });

  it('takes headings of any script, and names that objects have by birth', () => {
    expect(rowsOf('Größe,提示,constructor,2024\n1,2,3,4')).toMatchObject({
      columns: ['größe', '提示', 'constructor', '2024'],
    });
  });
});

describe('a broken table is told with its line', () => {
  it.each([
    ['a,b\n1,2\n1,2,3', 'has 3 cells where there are 2 headings, in line 3'],
    ['prompt\n\n\nred, in snow', 'has 2 cells where there is 1 heading, in line 4'],
    ['a,b\n"one\ntwo\nthree",x\n1', 'has 1 cell where there are 2 headings, in line 5'],
    ['a,,c\n1,2,3', 'has no heading over column 2, in line 1'],
    ['\n\na,A\n1,2', 'has the heading “a” twice, in line 3'],
    ['a,b\n1,"two\n3,4', 'has a quote that is not closed, in line 2'],
    ['a,b\n1,2\n"x"y,2', 'has words after the quote that ends a cell, in line 3'],
    ['__proto__,b\n1,2', 'has a heading that names no column: “__proto__”, in line 1'],
    [`${'word '.repeat(30)}\nx`, `has a heading that names no column: “${'word '.repeat(8)}”, in line 1`],
    [Array.from({ length: 65 }, (_, at) => `c${String(at)}`).join(), 'has 65 columns, in line 1'],
    [`a\n${'x\n'.repeat(10_001)}`, 'is more than 10,000 rows, in line 10002'],
  ])('%#', (text, reason) => {
    expect(rowsOf(text)).toBe(reason);
  });
});

describe('the columns of a table that is being written', () => {
  it.each([
    ['Prompt,Light and shade\n1,"broken', ['prompt', 'light-and-shade']],
    ['\uFEFF\n\na;b', ['a', 'b']],
    ['a,,a,__proto__', ['a']],
    ['"a', []],
    ['', []],
  ])('of %j are what can be used of its headings', (text, columns) => {
    expect(csvColumns(text)).toEqual(columns);
  });
});

it('is read in time that grows with the text only, however quotes and blanks are strewn in it', async () => {
  const hostile = [
    (size: number) => `"${'a"b'.repeat(size / 10)}${' '.repeat(size)},`,
    (size: number) => `a\n"${'""'.repeat(size / 2)}${' '.repeat(size)},`,
    (size: number) => `a\n${'"" "\n,'.repeat(size / 6)}`,
    (size: number) => `${'a,'.repeat(size)}\nb`,
    (size: number) => `a\n${'"x\n\n"\n'.repeat(size / 6)}`,
  ];
  for (const [at, make] of hostile.entries())
    expect(await growthOf(make, 60_000, readCsv), String(at)).toBeLessThan(LINEAR);
});
