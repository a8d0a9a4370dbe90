import type { ImportReport } from './ImportReport.ts';

/** The report in words, a line each: what a terminal prints, and what is copied. */
export function reportLines(report: ImportReport): readonly string[] {
  const { rebuilt, placeholders, models, seeds, keys, left } = report;
  return [
    `${report.file}: ${FORMS[report.form]}.`,
    ...counted('Rebuilt', rebuilt),
    ...counted('Kept to be read, for there is no such node here', placeholders),
    ...models.map(
      ({ node, from, to }) => `Node ${node}: the model ${from} is answered no more${to === '' ? '' : `; use ${to}`}.`,
    ),
    ...seeds.map(({ node, from, to }) => `Node ${node}: the seed ${from} is ${to} here, which is what was sent.`),
    ...keys.map(({ node }) => keyWords(node)),
    ...left,
  ];
}

/** What is to be done about a key that stood in a file. */
export function keyWords(node: string): string {
  const where = node === '' ? 'The file held a key beside its nodes.' : `Node ${node} held a key.`;
  return `${where} It was not brought in. Whoever has the file has the key: revoke it where it was issued.`;
}

/** What a file turned out to be. */
export const FORMS: Readonly<Record<ImportReport['form'], string>> = {
  'comfyui-ui-0.4': 'a workflow of ComfyUI',
  'comfyui-ui-1': 'a workflow of ComfyUI (form 1)',
  'comfyui-api': 'an API export of ComfyUI',
  'comfyui-request': 'a request to ComfyUI',
  'node-banana': 'a workflow of Node Banana',
  lumi: 'a graph of Lumi Studio',
};

function counted(words: string, counts: Readonly<Record<string, number>>): readonly string[] {
  const each = Object.entries(counts).map(([type, count]) => (count === 1 ? type : `${type} ×${String(count)}`));
  return each.length === 0 ? [] : [`${words}: ${each.join(', ')}.`];
}
