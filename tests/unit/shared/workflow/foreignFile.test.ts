import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { decodeGraph, readWorkflow, readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const read = (bytes: Uint8Array) => readWorkflowText(decodeGraph(bytes, 'fox.json'), 'fox.json');
const graphWith = (field: string) =>
  `{"format":"lumi-workflow","version":1,"name":"x","edges":[],"nodes":[{"id":"a","type":"t","position":{"x":0,"y":0},"fields":{"f":${field}}}]}`;
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const ui = '{"last_node_id":1,"nodes":[{"id":1,"type":"KSampler","widgets_values":[1]}],"links":[],"version":0.4}';
const api = '{"3":{"class_type":"KSampler","inputs":{"seed":5},"is_changed":[NaN]}}';

describe('a file that is something else', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /is empty/],
    ['zeros', '\0'.repeat(5000), /zero bytes/],
    ['blanks', ' \n', /nothing but blanks/],
    ['a web page', '\n<!DOCTYPE html><title>x</title>', /web page/],
    ['a drawing', '<?xml version="1.0"?>\n<svg xmlns="x"/>', /SVG/],
    ['a PNG', '\x89PNG\r\n\x1a\n…', /PNG/],
    ['a JPEG', '\xff\xd8\xff\xe0', /JPEG/],
    ['a HEIC picture', '\0\0\0\x18ftypheic\0\0', /HEIC picture/],
    ['an archive', 'PK\x03\x04abc', /ZIP/],
    ['UTF-16', '\xff\xfe{\0"\0', /UTF-16/],
    ['UTF-16 without a mark', '{\0"\0a\0', /UTF-16/],
    ['Latin-1', '{"a":"\xe9"}', /UTF-8/],
    ['a ComfyUI graph', ui, /ComfyUI/],
    ['a ComfyUI graph for its API, with NaN', api, /ComfyUI/],
    ['the same without', api.replace('NaN', ''), /ComfyUI/],
    ['what is posted to ComfyUI', `{"prompt":${api.replace('NaN', '')}}`, /ComfyUI/],
    ['settings of A1111', 'a fox\nNegative prompt: x\nSteps: 20, Sampler: Euler a, Seed: 1', /A1111/],
    ['an InvokeAI graph', '{"nodes":[{"type":"invocation"}],"edges":[]}', /InvokeAI/],
    ['what InvokeAI ran', '{"graph":{"nodes":{"a":{"type":"noise"}},"edges":[]}}', /InvokeAI workflow/],
    [
      'what InvokeAI says of a picture',
      '{"generation_mode":"txt2img","positive_prompt":"a fox"}',
      /picture of InvokeAI/,
    ],
    [
      'a chain of chaiNNer',
      '{"version":"0.2","content":{"nodes":[{"data":{"schemaId":"chainner:image:load"}}],"edges":[]}}',
      /chaiNNer/,
    ],
    ['what SwarmUI says of a picture', '{"sui_image_params":{"prompt":"a fox"}}', /SwarmUI/],
    ['a Node Banana graph', '{"nodes":[{"type":"nanoBanana"}],"edges":[]}', /Node Banana/],
    ['other JSON', '{"name":"x"}', /not a Lumi Studio graph/],
    ['NaN', graphWith('NaN'), /holds NaN/],
    ['Infinity', graphWith('-Infinity'), /holds -Infinity/],
    ['a huge number', graphWith('1e999'), /too large, 1e999/],
    ['a name twice', graphWith('{"a":1,"a" :2}'), /“a” twice/],
    ['1,500 levels', graphWith(deep(1500)), /nested/],
    ['100,000 levels', graphWith(deep(100_000)), /nested/],
    ['levels that never end', '[{"a":'.repeat(100_000), /nested/],
  ])('is called what it is, by its name: %s', (_what, given, words) => {
    const bytes = typeof given === 'string' ? bytesOf(given) : given;
    const attempt = () => read(bytes);
    expect(attempt).toThrow(WorkflowFileError);
    expect(attempt).toThrow(words);
    expect(attempt).toThrow(/^fox\.json /);
    expect(attempt).not.toThrow(/cut off/);
  });

  it('is none where a graph only speaks of such things, begins with a mark or is nested a little', () => {
    for (const field of [
      '"NaN"',
      '"<html> \\"class_type\\": 1"',
      '"{\\"a\\":1,\\"a\\":2}"',
      deep(900),
      '[{"a":1},{"a":1}]',
    ]) {
      const graph = readWorkflowText(`\uFEFF${graphWith(field)}`);
      expect(readWorkflowText(writeWorkflow(graph))).toEqual(graph);
    }
  });

  it('is refused also as a value that holds itself', () => {
    const value: Record<string, unknown> = {};
    value['value'] = value;
    expect(() => readWorkflow(value)).toThrow(WorkflowFileError);
  });

  it('is never told by anything but a WorkflowFileError', () => {
    const sign = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ':',
      ',',
      'NaN',
      '1e9',
      '-',
      'true',
      ' ',
      '\n',
      '\0',
      '<svg',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.array(sign).map((signs) => bytesOf(signs.join(''))),
        ),
        (bytes) => {
          expect(() => read(bytes)).toThrow(WorkflowFileError);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes no longer than its length', async () => {
    for (const piece of ['\\"', '"a":1,', '[],', 'NaN', ' ', '<!--', '{"a":"\\\\"},']) {
      const attempt = (text: string) => {
        try {
          readWorkflowText(text);
        } catch (caught) {
          if (!(caught instanceof WorkflowFileError)) throw caught;
        }
      };
      expect(await growthOf((size) => `{"${piece.repeat(size)}`, 20_000, attempt)).toBeLessThan(LINEAR);
      expect(await growthOf((size) => `[${piece.repeat(size)}`, 20_000, attempt)).toBeLessThan(LINEAR);
    }
  });
});
