import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/AppError';
import type { SpendRow } from '#shared/api/contract';
import { pictureFileName } from '#shared/api/pictureFileName';
import { csvColumns, readCsv } from '#shared/nodes/readCsv';
import { template, templateNames } from '#shared/nodes/template';
import { importGraph } from '#shared/foreign/importGraph';
import { graphInDrawing } from '#shared/foreign/read/graphInDrawing';
import { findText } from '#shared/texts/findText';
import { graphInPng, pngWithGraph } from '#shared/workflow/drawn/graphInPng';
import { graphInSvg, svgMetadata } from '#shared/workflow/drawn/graphInSvg';
import { isDrawing } from '#shared/workflow/drawn/isDrawing';
import { findPaths, removePaths } from '#shared/workflow/findPaths';
import { shareCheck } from '#shared/workflow/shareCheck';
import { stripWorkflow } from '#shared/workflow/stripWorkflow';
import { PromptDrawer } from '#shared/nodes/wildcards/PromptDrawer';
import { WildcardIndex } from '#shared/nodes/wildcards/WildcardIndex';
import { fitWords, readMarkList } from '#shared/graph/marks/readMarks';
import { quotable } from '#shared/providers/quote';
import { exportName } from '../../electron/platform/files/exportName.ts';
import { safeName } from '../../electron/platform/files/safeName.ts';
import { letterPaths } from '../../electron/platform/images/letterPaths.ts';
import { originOf } from '../../electron/platform/images/origin/originOf.ts';
import { xmpTexts } from '../../electron/platform/images/origin/xmpTexts.ts';
import { breakIntoLines } from '../../electron/platform/images/breakIntoLines.ts';
import { readEnvText } from '../../electron/platform/keys/createEnvFileReader.ts';
import { TextTeller } from '../../electron/platform/http/TextTeller.ts';
import { createSecretScanner } from '../../electron/platform/keys/createSecretScanner.ts';
import { readQuery } from '../../electron/platform/library/words/readQuery.ts';
import { describeError } from '../../electron/platform/log/describeError.ts';
import { hideHome } from '../../electron/platform/log/hideHome.ts';
import { readTextList } from '../../electron/platform/wildcards/readTextList.ts';
import { readTree } from '../../electron/platform/wildcards/readTree.ts';
import { excerptOf } from '../../electron/service/files/excerptOf.ts';
import { keyProblems } from '../../electron/service/keys/refuseKeys.ts';
import { spendCsv } from '../../electron/service/runs/spendCsv.ts';
import { markdownHtml } from '../../renderer/src/nodes/note/markdownHtml.ts';
import { suggestName } from '../../renderer/src/stores/files/fileNames.ts';
import { readSum } from '../../renderer/src/ui/fields/readSum.ts';
import { aGraph } from '../support/builders.ts';
import { growthOf, LINEAR } from '../support/growthOf.ts';
import { pngPicture } from '../support/pngPicture.ts';
import { palette } from '../support/shipped.ts';
import { shipped } from '#shared/shipped';

const scanner = createSecretScanner({ secrets: () => ['canary/value+0123456789', '"\'`= \\'.repeat(3)] });
const VALUES = { at: new Date(0), seed: 1, index: 1, id: 'a'.repeat(64) };
const ROW: SpendRow = {
  day: '2026-01-01',
  provider: 'google',
  model: 'x',
  graph: 'x',
  calls: 1,
  failed: 0,
  reused: 0,
  cost: { microUsd: 1, kind: 'actual' },
  unpriced: 0,
  failedCost: { microUsd: 0, kind: 'actual' },
  saved: { microUsd: 1, kind: 'actual' },
};
const STROKE = { tool: 'brush', colour: 'red', width: 4 };
const graphWith = (text: string) =>
  aGraph(text).node(text, text, { value: text }).node('t', 'text', { value: text }).build();

function drawn(text: string, value = 'x'): unknown {
  try {
    const values = ['x', value].map((each) => ({ text: each, weight: 1 }));
    return new PromptDrawer(new WildcardIndex([{ name: 'a', values }])).draw(text, 1n);
  } catch (caught) {
    if (caught instanceof AppError) return caught;
    throw caught;
  }
}

/** A file of another program, or why it is none. */
function broughtIn(text: string): unknown {
  try {
    return importGraph(text, text, shipped);
  } catch (caught) {
    if (caught instanceof AppError) return caught;
    throw caught;
  }
}

/** A text that comes in pieces, and in one. */
function toldInPieces(text: string): void {
  for (const pieces of [Array.from(text), [`${text}\n`]]) {
    const teller = new TextTeller(scanner.redact, () => undefined);
    for (const piece of pieces) teller.push(piece);
    teller.end();
  }
}

const ORIGIN_KEYS = [
  'parameters',
  'prompt',
  'workflow',
  'comment',
  'Dream',
  'sd-metadata',
  'invokeai_metadata',
  'description',
];

/** Every place that takes apart a text of a person, a file or a server. */
const PLACES: Readonly<Record<string, (text: string) => unknown>> = {
  'paths in a text': findPaths,
  'a text without its paths': removePaths,
  'what a graph tells whoever gets it': (text) => shareCheck(graphWith(text), palette, scanner.redactor()),
  'a graph without that': (text) =>
    stripWorkflow(graphWith(text), palette, new Set(['key', 'path']), scanner.redactor()),
  'keys in a graph': (text) => keyProblems(graphWith(text), scanner),
  'a server’s words': quotable,
  'a text without keys': scanner.redact,
  'a text that is told while it comes': toldInPieces,
  'a name for a file': (text) => safeName(text, 100, 'x'),
  'a name by a pattern': (text) =>
    exportName('{graph}{prompt}'.repeat(1000), { ...VALUES, graph: text, prompt: text, model: text }),
  'a pattern for names': (text) =>
    exportName(text.replaceAll(/[{}]/g, '') + '{graph}'.repeat(text.length / 70), {
      ...VALUES,
      graph: text,
      prompt: '',
      model: '',
    }),
  'a name for a picture': (text) => pictureFileName({ id: VALUES.id, mime: 'image/png', graph: text }),
  'a name for a graph': suggestName,
  'a text on a placeholder': (text) => breakIntoLines(text, 20, 8),
  'a .env file': readEnvText,
  'words to look for': readQuery,
  'a drawing that may carry a graph': (text) =>
    graphInDrawing(`<svg>${text.replaceAll(' ', '<metadata>')}`) ?? graphInDrawing(`<svg><metadata>${text}`),
  'settings of another program': (text) =>
    originOf(
      ORIGIN_KEYS.map((key) => ({ key, text })),
      [],
      undefined,
    ),
  'settings of another program, begun': (text) =>
    originOf(
      [
        { key: 'parameters', text: `a\nSteps: 1, ${text}` },
        { key: 'Dream', text: `"a" ${text}` },
      ],
      [{ key: 'txt', text }],
      undefined,
    ),
  'a graph of another program': (text) =>
    originOf(
      [
        { key: 'prompt', text: JSON.stringify({ a: { class_type: text, inputs: { text, seed: NaN } } }) },
        { key: 'workflow', text: `{"a":"${text}` },
      ],
      [],
      undefined,
    ),
  'a file of another program': broughtIn,
  'a node of another program': (text) =>
    broughtIn(
      JSON.stringify({
        a: { class_type: text, inputs: { [text]: text }, _meta: { title: text } },
        b: { class_type: 'LumiSaveImage', inputs: { directory: text, filename: text } },
        c: { class_type: 'LumiLLMImagenProcessor', inputs: { prompt: text, seed: text, x: [text, 0] } },
      }),
    ),
  'a drawing of a graph (SVG)': (text) => [
    graphInSvg(`<svg ${text}`),
    graphInSvg(`<svg><metadata id="lumi-graph">${text}</metadata></svg>`),
    graphInSvg(`<svg>${svgMetadata(text)}</svg>`),
  ],
  'a drawing of a graph (PNG)': (text) => {
    const png = pngPicture({ width: 1, height: 1 });
    const chunks = Buffer.concat([png.subarray(0, 8), Buffer.from(text)]);
    return [graphInPng(pngWithGraph(png, text)), graphInPng(chunks), isDrawing(chunks), isDrawing(Buffer.from(text))];
  },
  'what an author wrote': (text) => xmpTexts(`<a xmlns:d="http://purl.org/dc/elements/1.1/"><d:description>${text}`),
  'an error for the log': (text) =>
    describeError(new Error(text, { cause: Object.assign(new Error(text), { stack: text }) })),
  'a report without the home folder': hideHome('/home/ann'),
  'an excerpt of a graph': (text) => excerptOf(graphWith(text), palette),
  'a table of a spreadsheet': (text) => readCsv(`${text}\n"${text}",${text}`),
  'its headings': csvColumns,
  'the names in a template': templateNames,
  'a template': (text) => template.run?.({ a: ['x'] }, { text: `{a}${text}` }, {} as never),
  'a text with wildcards': (text) => drawn(text),
  'a value of a wildcard': (text) => drawn('__a__ {2$$__a__}', text),
  'a file of wildcards': readTextList,
  'a tree of wildcards': (text) => readTree(text, 'yaml', 'a'),
  'points of a stroke': (text) => readMarkList([{ ...STROKE, points: text }]),
  'words on a picture': (text) => fitWords(text),
  'words as outlines': (text) => letterPaths(text),
  'a note': markdownHtml,
  'a sum in a field': readSum,
  'what is found in a text': (text) => findText(text, text.slice(0, 3), false),
  'spending as a table': (text) => spendCsv([{ ...ROW, graph: text, model: text }]),
};

/** What makes an expression begin anew, or a loop look again. */
const PIECES = [
  'sk-',
  ' ',
  '. ',
  '.',
  '\n ',
  '\r\n',
  '"',
  "'",
  '\\',
  '\\\\',
  '\\"',
  '/',
  '/a',
  '~',
  '~a',
  'file://',
  'C:\\a ',
  '%41',
  'http://',
  'Bearer ',
  '<',
  '<script ',
  '<!doctype html><style>',
  '{',
  '{graph',
  'a',
  'A_KEY=',
  'export ',
  '# ',
  '=',
  'AQ.',
  'canary/v',
  '/home/ann',
  '🦊',
  '\u0000',
  '-',
  '\t=',
  '{a|',
  '__a(',
  '__a[',
  '${a:',
  '%{a$$',
  '{1$$',
  '/*',
  '_',
  '|',
  '- ',
  'a: ',
  '[',
  '0 ',
  '0.1234 ',
  'at ',
  'e\u0301',
  '<metadata ',
  '<metadata id="lumi-graph"',
  '<![CDATA[',
  ']]>',
  '&#x',
  '&lt;',
  '\u0000\u0000\u0000\u0000iTXt',
];

describe('time grows with the text only, however hostile it is', () => {
  it.each(Object.entries(PLACES))('%s', async (_, take) => {
    const tooSlow: string[] = [];
    for (const piece of PIECES) {
      const hostile = (size: number) => `a${piece.repeat(size / piece.length)}b`;
      const growth = await growthOf(hostile, 12_000, take);
      if (growth >= LINEAR) tooSlow.push(`${JSON.stringify(piece)}: ${growth.toFixed(1)}`);
    }
    expect(tooSlow).toEqual([]);
  });
});
