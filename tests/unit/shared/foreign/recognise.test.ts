import { describe, expect, it } from 'vitest';
import { decodeForeign } from '#shared/foreign/read/decodeForeign';
import { mayBeForeign, recognise } from '#shared/foreign/read/recognise';
import { packFile } from '../../../support/foreign/comfyFile.ts';

const UI = packFile();
const API = { 1: { class_type: 'LumiSeed', inputs: { seed: 1 } } };
const formOf = (value: unknown) => recognise(typeof value === 'string' ? value : JSON.stringify(value), 'x.json').form;

describe('a graph of another program', () => {
  it.each([
    ['the editor’s own form', UI, 'comfyui-ui-0.4'],
    ['its newer form', { nodes: [], links: [{ id: 1 }], version: 1 }, 'comfyui-ui-1'],
    ['an API export', API, 'comfyui-api'],
    ['an API export with keys beside it', { ...API, version: 3, extra: null }, 'comfyui-api'],
    ['a request', { prompt: API, client_id: 'x' }, 'comfyui-request'],
    [
      'a request with the workflow in it',
      { prompt: API, extra_data: { extra_pnginfo: { workflow: UI } } },
      'comfyui-request',
    ],
    ['a text in a text', JSON.stringify(JSON.stringify(JSON.stringify(UI))), 'comfyui-ui-0.4'],
    ['both forms as texts', { workflow: JSON.stringify(UI), prompt: JSON.stringify(API) }, 'comfyui-request'],
    ['one whose workflow is damaged', { workflow: '{"nodes":[', prompt: JSON.stringify(API) }, 'comfyui-request'],
    [
      'one of Node Banana',
      { version: 1, nodes: [{ id: 'a', type: 'nanoBanana', data: {} }], edges: [] },
      'node-banana',
    ],
    [
      'one of Node Banana without a generator',
      { nodes: [{ type: 'prompt' }], edges: [], edgeStyle: 'curved' },
      'node-banana',
    ],
    ['one of ours', { format: 'lumi-workflow', version: 1, name: '', nodes: [], edges: [] }, 'lumi'],
    [
      'one with a mark, blanks and lines of Windows',
      `\uFEFF\r\n ${JSON.stringify(API, null, 2).replaceAll('\n', '\r\n')}\r\n`,
      'comfyui-api',
    ],
    [
      'one with the numbers of Python',
      '{"1":{"class_type":"X","inputs":{"text":"NaN \\" Infinity"},"is_changed":[NaN,-Infinity,Infinity]}}',
      'comfyui-api',
    ],
  ])('is known by what is in it: %s', (_what, value, form) => {
    expect(formOf(value)).toBe(form);
  });

  it('prefers the form of the editor in a request, for it knows places', () => {
    const { value } = recognise(JSON.stringify({ prompt: API, extra_data: { extra_pnginfo: { workflow: UI } } }), 'x');
    expect(value).toEqual(UI);
  });

  it('leaves texts alone that speak of NaN', () => {
    const { value } = recognise(
      '{"1":{"class_type":"X","inputs":{"text":"NaN \\" Infinity"},"is_changed":[NaN]}}',
      'x',
    );
    expect(value).toEqual({ 1: { class_type: 'X', inputs: { text: 'NaN " Infinity' }, is_changed: [null] } });
  });

  it.each([
    ['', 'nothing but blanks'],
    ['  \n', 'nothing but blanks'],
    ['{}', 'an empty object'],
    ['[]', 'no graph that Lumi Studio knows'],
    ['{"a": 1}', 'no graph that Lumi Studio knows'],
    ['<!doctype html><p>', 'a web page'],
    [JSON.stringify(UI).slice(0, 400), 'ends in the middle'],
    ['{"a": }', 'is not JSON'],
    ['a red fox', 'is not JSON'],
    [JSON.stringify({ templates: [{ name: 'x', data: '{}' }] }), 'node templates'],
    [JSON.stringify([{ name: 'x', data: '{"nodes":[]}' }]), 'node templates'],
    [JSON.stringify({ nodes: [{ type: 'invocation' }], edges: [] }), 'an InvokeAI workflow'],
    ['{"content":{"nodes":[{"data":{"schemaId":"a"}}]}}', 'a chain of chaiNNer'],
    ['{"graph":{"nodes":{"a":{"type":"noise"}},"edges":[]}}', 'an InvokeAI workflow'],
    ['a fox\nSteps: 20, Sampler: Euler', 'Stable Diffusion web UI (A1111)'],
    ['['.repeat(5000) + ']'.repeat(5000), 'more than 1000 levels'],
  ])('is refused by what it seems to be: %.40s', (text, words) => {
    expect(() => recognise(text, 'x.json')).toThrow(`x.json`);
    expect(() => recognise(text, 'x.json')).toThrow(words);
  });

  it('says that a file may be cut off only where it is', () => {
    const hint = (text: string) => {
      try {
        recognise(text, 'x');
      } catch (caught) {
        return (caught as { hint?: string }).hint ?? '';
      }
      return '';
    };
    expect(hint('{"a": [1, 2')).toContain('cut off');
    expect(hint('{"a": 1]}')).not.toContain('cut off');
  });

  it('is read in UTF-16, with its mark and without', () => {
    const text = JSON.stringify(API);
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [
      little,
      big,
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    ])
      expect(formOf(decodeForeign(bytes, 'x'))).toBe('comfyui-api');
    expect(() => decodeForeign(little.subarray(0, 7), 'x')).toThrow('UTF-16 that is damaged');
  });

  it('is told from a prompt that is pasted', () => {
    expect(mayBeForeign(JSON.stringify(UI))).toBe(true);
    expect(mayBeForeign(JSON.stringify(API))).toBe(true);
    expect(mayBeForeign('{a|b} "class_type"')).toBe(true);
    expect(mayBeForeign('a fox with "links"')).toBe(false);
  });
});
