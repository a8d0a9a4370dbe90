/** Texts: nothing that reads one grows faster than it does, whatever is repeated in it; and no key gets through. */
import fc from 'fast-check';
import { pictureFileName } from '#shared/api/pictureFileName';
import { fitWords, readMarkList } from '#shared/graph/marks/readMarks';
import { looksLikeKey, redactKeys } from '#shared/graph/keyShapes';
import { NO_COST } from '#shared/graph/Money';
import { tokenFault } from '#shared/graph/rows/tokens';
import { folderFault, NAME_TOKENS } from '#shared/nodes/exportRules';
import { csvColumns, readCsv } from '#shared/nodes/readCsv';
import { templateNames } from '#shared/nodes/template';
import { PromptDrawer } from '#shared/nodes/wildcards/PromptDrawer';
import { WildcardIndex } from '#shared/nodes/wildcards/WildcardIndex';
import { failureError } from '#shared/providers/failureError';
import { google } from '#shared/providers/google';
import { hear } from '#shared/providers/serverWords';
import { quotable } from '#shared/providers/quote';
import { durationMs } from '#shared/providers/retryAfter';
import { importGraph } from '#shared/foreign/importGraph';
import { findText } from '#shared/texts/findText';
import { graphInPng } from '#shared/workflow/drawn/graphInPng';
import { graphInSvg } from '#shared/workflow/drawn/graphInSvg';
import { isDrawing } from '#shared/workflow/drawn/isDrawing';
import { findPaths, removePaths } from '#shared/workflow/findPaths';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { safeName } from '../../electron/platform/files/safeName.ts';
import { TextTeller } from '../../electron/platform/http/TextTeller.ts';
import { letterPaths } from '../../electron/platform/images/letterPaths.ts';
import { originOf } from '../../electron/platform/images/origin/originOf.ts';
import { breakIntoLines } from '../../electron/platform/images/breakIntoLines.ts';
import { recipeInXmp, xmpWith } from '../../electron/platform/images/xmp.ts';
import { readEnvText } from '../../electron/platform/keys/createEnvFileReader.ts';
import { createSecretScanner } from '../../electron/platform/keys/createSecretScanner.ts';
import { tidyKey } from '../../electron/platform/keys/tidyKey.ts';
import { readQuery } from '../../electron/platform/library/words/readQuery.ts';
import { describeError } from '../../electron/platform/log/describeError.ts';
import { readTextList } from '../../electron/platform/wildcards/readTextList.ts';
import { readTree } from '../../electron/platform/wildcards/readTree.ts';
import { excerptOf } from '../../electron/service/files/excerptOf.ts';
import { spendCsv } from '../../electron/service/runs/spendCsv.ts';
import { readSum } from '../../renderer/src/ui/fields/readSum.ts';
import { growthOf, LINEAR } from '../support/growthOf.ts';
import type { OpenFuzzArea } from './FuzzArea.ts';
import { hostileWord, repeated, repetition } from './hostile.ts';
import { palette } from '../support/shipped.ts';
import { shipped } from '#shared/shipped';

/** UTF-16 units; four times as much is looked at too. What grows with the square takes seconds at that. */
const LENGTH = 12_000;
/** ms of processor time; what takes less is not looked at more closely. */
const SUSPICIOUS_MS = 25;
/** A loaded machine can make one figure wrong, not three. */
const LOOKS = 3;

const KEYS = [
  'AIzaSyA-1234567890abcdefghijklmnopqrstuv',
  `sk-or-v1-${'0123456789abcdef'.repeat(4)}`,
  `sk-ant-api03-${'Ab3_'.repeat(20)}`,
  `sk-proj-${'Zz9-'.repeat(20)}`,
  `AQ.Ab8RN6${'Kq7_'.repeat(11)}`,
];
const LIVE = 'a-live-key-of-no-shape/+="x';
const scanner = createSecretScanner({ secrets: () => [LIVE] });

const SPENT = {
  day: '2026-01-31',
  calls: 1,
  failed: 0,
  reused: 0,
  cost: NO_COST,
  unpriced: 0,
  failedCost: NO_COST,
  saved: NO_COST,
};

const WILDCARDS = new WildcardIndex([{ name: 'a', values: [{ text: 'b', weight: 1 }] }]);
/** Of a drawing. */
const STROKE = { tool: 'brush', colour: 'red', width: 4, points: '0 0 1 1' };

/** A text that comes in pieces, and in one. */
function toldInPieces(text: string): void {
  for (const pieces of [Array.from(text), [`${text}\n`]]) {
    const teller = new TextTeller(scanner.redact, () => undefined);
    for (const piece of pieces) teller.push(piece);
    teller.end();
  }
}

/** Everything that reads a text which somebody else may have written. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  looksLikeKey,
  redactKeys: (text) => redactKeys(text),
  'scanner.redact': (text) => scanner.redact(text),
  'scanner.assertClean': attempted((text) => {
    scanner.assertClean(text, 'It');
  }),
  tidyKey,
  readEnvText,
  quotable,
  failureError: (text) =>
    failureError({ title: 'P', keysUrl: '', billingHint: '' }, google.models[0], {
      kind: 'key',
      status: 403,
      words: text,
    }),
  hear,
  'TextTeller.push': toldInPieces,
  durationMs,
  'readWorkflowText of a text': attempted(readWorkflowText),
  'readWorkflowText of a graph with it': attempted((text) => readWorkflowText(graphWith(text))),
  'importGraph of a text': attempted((text) => importGraph(text, 'a.json', shipped)),
  'importGraph of a node with it': attempted((text) =>
    importGraph(JSON.stringify({ a: { class_type: text, inputs: { [text]: text, b: [text, 0] } } }), text, shipped),
  ),
  'graphInSvg of a text': graphInSvg,
  'graphInSvg of a drawing with it': (text) => graphInSvg(`<svg><metadata id="lumi-graph">${text}</metadata></svg>`),
  'graphInPng of what follows a beginning': (text) => graphInPng(Buffer.from(`\x89PNG\r\n\x1a\n${text}`, 'latin1')),
  isDrawing: (text) => isDrawing(Buffer.from(text)),
  findPaths,
  removePaths,
  safeName: (text) => safeName(text, 100, 'x'),
  pictureFileName: (text) => pictureFileName({ id: 'a', mime: 'image/png', graph: text, seed: 1 }),
  tokenFault: (text) => tokenFault(text, NAME_TOKENS, ['row', 'subject']),
  folderFault,
  readQuery,
  originOf: (text) =>
    originOf(
      ['parameters', 'prompt', 'workflow', 'comment', 'Dream', 'sd-metadata'].map((key) => ({ key, text })),
      [{ key: 'txt', text: `Steps: 1, ${text}` }],
      undefined,
    ),
  readCsv,
  csvColumns,
  templateNames,
  'PromptDrawer.draw': attempted((text) => new PromptDrawer(WILDCARDS).draw(text, 1n)),
  readTextList,
  readTree: (text) => readTree(text, 'yaml', 'a'),
  describeError: (text) => describeError(Object.assign(new Error(text), { code: text })),
  excerptOf: (text) => excerptOf(readWorkflowText(graphWith(text)), palette),
  spendCsv: (text) => spendCsv([{ ...SPENT, provider: text, model: text, graph: text }]),
  'marks of a text': (text) =>
    readMarkList([
      { ...STROKE, points: text },
      { ...STROKE, pressure: text },
    ]),
  fitWords,
  letterPaths,
  readSum,
  findText: (text) => findText(text, text.slice(0, 3), false),
  wrapText: (text) => breakIntoLines(text, 40, 6),
  xmpWith: (text) => xmpWith(text, '{}'),
  recipeInXmp,
};

export const openTexts: OpenFuzzArea = (onCase) =>
  Promise.resolve({
    properties: [
      {
        name: 'nothing that reads a text grows faster than it',
        property: fc.asyncProperty(
          fc.constantFrom(...Object.keys(readers)),
          repetition,
          fc.constantFrom(LENGTH, LENGTH / 4),
          async (name, parts, length) => {
            onCase();
            const read = readers[name];
            const text = (size: number) => repeated(size, parts);
            if (!read || timeOf(read, text(length * 4)) < SUSPICIOUS_MS) return;
            for (let look = 0; look < LOOKS; look++) if ((await growthOf(text, length, read)) < LINEAR) return;
            throw new Error(`${name} grows faster than its text.`);
          },
        ),
      },
      {
        name: 'a key in any text is seen and taken out',
        property: fc.asyncProperty(hostileWord, fc.constantFrom(...KEYS, LIVE), hostileWord, (before, key, after) => {
          onCase();
          // A letter right before it makes another word of it, and what follows at once may be a part of it.
          const text = `${before} ${key} ${after}`;
          if (scanner.redact(text).includes(key)) throw new Error('It was left in.');
          if (key !== LIVE && !looksLikeKey(text)) throw new Error('It was not seen.');
          if (key !== LIVE && quotable(text).includes(key)) throw new Error('It would be shown.');
          return Promise.resolve();
        }),
      },
    ],
  });

function graphWith(text: string): string {
  return JSON.stringify({
    format: 'lumi-workflow',
    version: 1,
    name: text.slice(0, 1000),
    nodes: [{ id: 'a', type: 'text', position: { x: 0, y: 0 }, fields: { value: text } }],
    edges: [],
  });
}

/** What is refused was read too. */
function attempted(read: (text: string) => unknown): (text: string) => unknown {
  return (text) => {
    try {
      return read(text);
    } catch {
      return undefined;
    }
  };
}

/** ms of processor time. */
function timeOf(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
