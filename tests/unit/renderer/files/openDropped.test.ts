import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importGraph } from '#shared/foreign/importGraph';
import { MAX_TEXT } from '#shared/graph/fields/textField';
import { shipped } from '#shared/shipped';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { openDropped } from '../../../../renderer/src/files/openDropped.ts';
import type { Studio } from '../../../../renderer/src/stores/studio.ts';
import { aGraph } from '../../../support/builders.ts';

beforeEach(() => vi.stubGlobal('window', {}));
afterEach(() => vi.unstubAllGlobals());

const text = (name: string, content: BlobPart, type = 'text/plain') => new File([content], name, { type });

/** What a drop opens, what it makes text nodes of, and what it says. */
async function drop(...files: readonly File[]) {
  const opened: string[] = [];
  const texts: string[] = [];
  const notices: string[] = [];
  const studio = {
    files: {
      openText: (_text: string, name = '') => Promise.resolve(opened.push(name) > 0),
      importGraph: ({ name, text }: { readonly name: string; readonly text: string }) =>
        Promise.resolve().then(() => {
          importGraph(text, name, shipped);
          opened.push(name);
        }),
    },
    view: { getState: () => ({ notify: (message: string) => notices.push(message) }) },
  };
  await openDropped(studio as unknown as Studio, files, {
    onText: (value) => texts.push(value),
  });
  return { opened, texts, notices };
}

describe('openDropped', () => {
  it('takes a graph for one whatever it is called, and a text for a text', async () => {
    const graph = writeWorkflow(aGraph().node('a', 'seed').build());
    expect(await drop(text('a.txt', graph), text('b.txt', '{a red|a blue} fox'), text('c.json', graph))).toEqual({
      opened: ['a.txt', 'c.json'],
      texts: ['{a red|a blue} fox'],
      notices: [],
    });
  });

  it('brings in a graph of another program whatever it is called', async () => {
    const comfy = '{"3":{"class_type":"KSampler","is_changed":[NaN]}}';
    expect((await drop(text('b.txt', comfy), text('c.json', comfy), text('d', comfy, ''))).opened).toEqual([
      'b.txt',
      'd',
      'c.json',
    ]);
  });

  it('brings in what a drawing of ComfyUI carries; any other is none', async () => {
    const drawing = (inside: string) => text('a.svg', `<svg><metadata>${inside}</metadata></svg>`, 'image/svg+xml');
    const workflow = '<![CDATA[{"prompt": {"3": {"class_type": "KSampler"}}}]]>';
    expect((await drop(drawing(workflow))).opened).toEqual(['a.svg']);
    expect(await drop(drawing(''))).toMatchObject({ opened: [], notices: [expect.stringContaining('a.svg is a')] });
  });

  it.each<[string, BlobPart, RegExp]>([
    ['a.txt', '{"nodes":[],"links":[],"version":0.4}', /^a\.txt holds a graph without a node/],
    ['c.txt', '<!doctype html><p>x', /^c\.txt is a web page/],
    ['d.txt', '{"a":1}', /^d\.txt is no graph that Lumi Studio knows/],
    ['e.heic', Uint8Array.from('\0\0\0\x18ftypheic', (sign) => sign.charCodeAt(0)), /^e\.heic is a HEIC picture/],
    ['f.json', '{"format"', /^f\.json is not JSON: it ends in the middle/],
    [
      'h.chn',
      '{"version":"1","content":{"nodes":[{"data":{"schemaId":"a"}}],"edges":[]}}',
      /^h\.chn is a chain of chaiNNer/,
    ],
    ['i.mp4', '\0\0\0\x18ftypisom', /^i\.mp4 is a video/],
    ['g.txt', '', /^g\.txt is empty/],
  ])('makes no node of %s and says what it is', async (name, content, words) => {
    const { opened, texts, notices } = await drop(text(name, content));
    expect([opened, texts, notices.length]).toEqual([[], [], 1]);
    expect(notices[0]).toMatch(words);
  });

  it('does not read a text that no field can hold', async () => {
    const file = text('large.txt', 'a fox '.repeat(900_000));
    file.arrayBuffer = () => Promise.reject(new Error('It was read.'));
    const { texts, notices } = await drop(file);
    expect(texts).toEqual([]);
    expect(notices).toEqual(['large.txt is longer than a text may be, 200,000 characters. Nothing of it was taken.']);
    expect((await drop(text('more.txt', 'x'.repeat(MAX_TEXT + 1)))).texts).toEqual([]);
    expect((await drop(text('most.txt', 'x'.repeat(MAX_TEXT)))).texts).toHaveLength(1);
  });

  it('tells of every file that was not taken in one notice, and of those beyond the first fifty', async () => {
    const bad = Array.from({ length: 60 }, (_, at) => text(`${String(at)}.json`, '<html>'));
    const { notices } = await drop(...bad);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^0\.json is a web page.* 1\.json .* 2\.json .* 48 more/);
    const many = await drop(...Array.from({ length: 60 }, (_, at) => text(`${String(at)}.txt`, 'words')));
    expect(many.texts).toHaveLength(50);
    expect(many.notices).toEqual(['Only the first 50 files were looked at; 10 were left out.']);
  });
});
