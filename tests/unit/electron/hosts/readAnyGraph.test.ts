import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { importGraph } from '#shared/foreign/importGraph';
import { shipped } from '#shared/shipped';
import { readAnyGraph } from '../../../../electron/hosts/readAnyGraph.ts';
import { createImages } from '../../../../electron/platform/images/createImages.ts';
import { exifBlock, wideComment } from '../../../support/exifBlock.ts';
import { comfyFile, packFile } from '../../../support/foreign/comfyFile.ts';
import {
  aPicture,
  jpegSegment,
  PNG_TEXTS,
  pngChunk,
  webpChunk,
  withChunks,
  withSegments,
  withWebpChunks,
} from '../../../support/pictureBlocks.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const images = createImages();
afterAll(() => images.close());

/** Four nodes of the pack; as “Export (API)” writes them, one. */
const WORKFLOW = JSON.stringify(packFile());
const PROMPT = '{"7": {"class_type": "LumiTextInput", "inputs": {"text": "a fox"}, "is_changed": [NaN]}}';
const BOTH = `{"prompt": ${PROMPT}, "workflow": ${WORKFLOW}}`;

type Texts = Readonly<Record<string, string>>;
const png = async (texts: Texts, kind = 'tEXt in UTF-8', place: 'before' | 'behind' = 'before') =>
  withChunks(await aPicture('png'), place, ...Object.entries(texts).map(([key, text]) => PNG_TEXTS[kind]!(key, text)));
const jpeg = async (...segments: readonly Buffer[]) =>
  withSegments(
    await aPicture('jpeg'),
    ...segments.map((exif) => jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif]))),
  );
const webp = async (exif: Buffer) => withWebpChunks(await aPicture('webp'), 8, webpChunk('EXIF', exif));
const comment = (text: string) => Buffer.concat([Buffer.from('ASCII\0\0\0'), Buffer.from(text)]);

function put(name: string, bytes: Buffer | string, folder = tempFolder()): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function nodesIn(path: string): Promise<number> {
  const text = await readAnyGraph(path, 'it', images);
  return importGraph(text, 'it', shipped).workflow.nodes.length;
}

async function refusalOf(path: string): Promise<{ readonly message: string; readonly hint: string }> {
  try {
    await nodesIn(path);
  } catch (caught) {
    if (caught instanceof WorkflowFileError) return { message: caught.message, hint: caught.hint ?? '' };
    throw caught;
  }
  throw new Error('It was taken.');
}

describe('the graph of a picture', () => {
  it.each<[string, string, () => Promise<Buffer | string>]>([
    ...Object.keys(PNG_TEXTS).flatMap((kind): [string, string, () => Promise<Buffer>][] => [
      [`a PNG, ${kind}`, 'a.png', () => png({ prompt: PROMPT, workflow: WORKFLOW }, kind)],
      [`a PNG behind its pixels, ${kind}`, 'a.png', () => png({ workflow: WORKFLOW }, kind, 'behind')],
    ]),
    [
      'a PNG with the settings for a website too',
      'a.png',
      () => png({ parameters: 'a fox\nSteps: 2', workflow: WORKFLOW }),
    ],
    [
      'an animated PNG',
      'a.png',
      async () => withChunks(await aPicture('png'), 'behind', pngChunk('comf', Buffer.from(`workflow\0${WORKFLOW}`))),
    ],
    [
      'an animated WebP',
      'a.webp',
      () => webp(exifBlock('MM', { 0x010f: `workflow:${WORKFLOW}`, 0x0110: `prompt:${PROMPT}` })),
    ],
    ['a WebP of another saver', 'a.webp', () => webp(exifBlock('II', { 0x010e: `Workflow: ${WORKFLOW}` }))],
    ['a WebP whose comment holds both', 'a.webp', () => webp(exifBlock('II', {}, comment(BOTH)))],
    ['a JPEG whose comment holds both', 'a.jpg', () => jpeg(exifBlock('MM', {}, wideComment(BOTH, 'big')))],
    [
      'a JPEG, in tags',
      'a.jpg',
      () => jpeg(exifBlock('II', { 0x010e: `Workflow:${WORKFLOW}`, 0x010f: `Prompt:${PROMPT}` })),
    ],
    [
      'a drawing (SVG)',
      'a.svg',
      () =>
        Promise.resolve(
          `<svg xmlns="http://www.w3.org/2000/svg"><metadata><![CDATA[${BOTH}]]></metadata><path d=""/></svg>`,
        ),
    ],
    [
      'an AVIF',
      'a.avif',
      async () =>
        sharp(await aPicture('png'))
          .withExif({ IFD0: { ImageDescription: `Workflow:${WORKFLOW}` } })
          .avif()
          .toBuffer(),
    ],
    ['what is called otherwise than it is', 'a.json', () => png({ workflow: WORKFLOW })],
  ])('is read out of %s', async (_what, name, bytes) => {
    expect(await nodesIn(put(name, await bytes()))).toBe(4);
  });

  it('is read out of a JPEG that it is spread over', async () => {
    const long = comfyFile(
      Array.from({ length: 400 }, (_, id) => ({
        id,
        type: 'LumiTextInput',
        values: [`${'a red fox '.repeat(40)}${String(id)}`],
      })),
    );
    const exif = exifBlock('II', {}, comment(JSON.stringify({ workflow: long })));
    expect(exif.length).toBeGreaterThan(3 * 65_000);
    const parts = Array.from({ length: Math.ceil(exif.length / 65_000) }, (_, at) =>
      exif.subarray(at * 65_000, (at + 1) * 65_000),
    );
    expect(await nodesIn(put('a.jpg', await jpeg(...parts)))).toBe(400);
    const cut = await refusalOf(put('a.jpg', await jpeg(...parts.slice(0, 2))));
    expect(cut.message).toContain('carries a graph of ComfyUI that is cut off');
    expect(cut.hint).toContain('PNG that ComfyUI wrote, or the workflow as a JSON file');
  });

  it('goes on to the next where one is damaged, and to the same written twice', async () => {
    const cut = WORKFLOW.slice(0, 300);
    expect(await nodesIn(put('a.png', await png({ workflow: cut, prompt: PROMPT })))).toBe(1);
    expect(await nodesIn(put('a.png', await png({ workflow: '{"a": 1}', prompt: PROMPT })))).toBe(1);
    const twice = withChunks(await png({ workflow: cut }), 'behind', PNG_TEXTS['plain iTXt']!('workflow', WORKFLOW));
    expect(await nodesIn(put('a.png', twice))).toBe(4);
    expect(
      await nodesIn(put('a.webp', await webp(exifBlock('II', {}, comment(`{"workflow": "{", "prompt": ${PROMPT}}`))))),
    ).toBe(1);
  });

  it('is told of where there is one that cannot be read', async () => {
    const cut = WORKFLOW.slice(0, 300);
    const packed = Buffer.concat([Buffer.from('workflow\0\0'), deflateSync(WORKFLOW).subarray(0, 100)]);
    for (const [name, bytes, words] of [
      ['a.png', await png({ workflow: cut, prompt: PROMPT.slice(0, 30) }), 'cut off'],
      ['a.png', await png({ workflow: '{"nodes": [}]}' }), 'is damaged'],
      ['a.png', withChunks(await aPicture('png'), 'before', pngChunk('zTXt', packed)), 'is damaged'],
      ['a.png', await png({ workflow: `{"nodes": [], "x": "${'x'.repeat(9_000_000)}"}` }), 'larger than any'],
      ['a.webp', await webp(exifBlock('II', {}, comment(BOTH)).subarray(0, 400)), 'cut off'],
      ['a.jpg', await jpeg(exifBlock('MM', {}, comment(BOTH.slice(0, 700)))), 'cut off'],
    ] as const) {
      const { message, hint } = await refusalOf(put(name, bytes));
      expect(message).toMatch(/^it carries a graph of ComfyUI that /);
      expect(message).toContain(words);
      expect(hint).toContain('JSON file');
    }
  });

  it('is called by what a picture carries in place of one', async () => {
    for (const [texts, words] of [
      [
        { parameters: 'a fox\nSteps: 20, Sampler: Euler a, Seed: 1' },
        'carries settings of Stable Diffusion web UI, and no graph',
      ],
      [{ invokeai_graph: '{"nodes":{}}' }, 'carries a graph of InvokeAI, which cannot be read here'],
      [{}, 'carries no graph'],
    ] as const)
      expect((await refusalOf(put('a.png', await png(texts)))).message).toContain(words);
    // Names of a camera are no graph.
    const camera = exifBlock('II', { 0x010f: 'Test Camera', 0x0110: 'Model: One' });
    expect((await refusalOf(put('a.webp', await webp(camera)))).message).toContain('carries no graph');
  });

  it('is read of the file beside it, where it carries none itself', async () => {
    const folder = tempFolder();
    put('fox.json', WORKFLOW, folder);
    expect(await nodesIn(put('fox.png', await png({}), folder))).toBe(4);
    expect(await nodesIn(put('fox.png', await png({ prompt: PROMPT }), folder))).toBe(1);
  });

  it.each([
    ['an MP4', '\0\0\0\x18ftypisom\0\0', 'video (MP4'],
    ['a WebM', '\x1a\x45\xdf\xa3\x01', 'video (WebM'],
    ['a FLAC', 'fLaC\0\0', 'sound'],
    ['an MP3', 'ID3\x04\0', 'sound'],
    ['an Opus', 'OggS\0\x02', 'sound'],
    ['a GLB', 'glTF\x02\0', '3D model'],
    ['a .safetensors', '\x40\0\0\0\0\0\0\0{"__metadata__":{}}', 'safetensors'],
    ['an EXR', '\x76\x2f\x31\x01\x02', 'EXR'],
  ])('is not looked for in %s, which is told by its name', async (_what, begin, words) => {
    const { message, hint } = await refusalOf(put('a.png', Buffer.from(begin, 'latin1')));
    expect(message).toContain(words);
    expect(hint).not.toBe('');
  });
});
