import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createImages } from '../../../../../../electron/platform/images/createImages.ts';
import { readOrigin } from '../../../../../../electron/platform/images/origin/readOrigin.ts';
import {
  aPicture,
  jpegSegment,
  PNG_TEXTS,
  pngChunk,
  webpChunk,
  withChunks,
  withSegments,
  withWebpChunks,
} from '../../../../../support/pictureBlocks.ts';
import { exifBlock, wideComment } from '../../../../../support/exifBlock.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';

const noMetadata = () => Promise.resolve({});

function file(bytes: Buffer, name = 'picture'): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

const originOfFile = (path: string, beside: readonly string[] = []) => readOrigin(path, beside, noMetadata);
const png = async (
  texts: Readonly<Record<string, string>>,
  kind = 'tEXt in UTF-8',
  place: 'before' | 'behind' = 'before',
) =>
  file(
    withChunks(
      await aPicture('png'),
      place,
      ...Object.entries(texts).map(([key, text]) => PNG_TEXTS[kind]!(key, text)),
    ),
  );

const PARAMETERS =
  'a red fox, 霧の狐\nin snow 🦊\nNegative prompt: blurry,\nugly\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234567890, Size: 512x768, Model: foxMix, Lora hashes: "a: 1, b: 2", Civitai resources: [{"type":"x","w":1}], Version: v1.9.0';
const FROM_PARAMETERS = {
  program: 'Stable Diffusion web UI',
  prompt: 'a red fox, 霧の狐\nin snow 🦊',
  negative: 'blurry,\nugly',
  model: 'foxMix',
  seed: 1234567890,
};

const API = {
  '3': {
    class_type: 'KSampler',
    inputs: { seed: 8566257, steps: 20, cfg: 8, positive: ['10', 0], negative: ['10', 1], model: ['4', 0] },
  },
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'foxes.safetensors' } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: ['11', 0], clip: ['4', 1] } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'text, watermark', clip: ['4', 1] } },
  '10': { class_type: 'ControlNetApplyAdvanced', inputs: { positive: ['6', 0], negative: ['7', 0], strength: NaN } },
  '11': { class_type: 'PrimitiveString', inputs: { value: 'žluťoučký fox' } },
};
/** As Python writes it. */
const PROMPT = JSON.stringify(API).replace('"strength":null', '"strength": NaN');
const WORKFLOW = JSON.stringify({
  last_node_id: 9,
  links: [],
  nodes: [{ type: 'CLIPTextEncode', widgets_values: ['a fox'] }],
});
const FROM_COMFY = {
  program: 'ComfyUI',
  prompt: 'žluťoučký fox',
  negative: 'text, watermark',
  model: 'foxes.safetensors',
  seed: 8566257,
};

describe('what another program wrote', () => {
  it.each(Object.keys(PNG_TEXTS))(
    'is found in a PNG, of A1111 as %s, before the pixels and behind them',
    async (kind) => {
      for (const place of ['before', 'behind'] as const) {
        const found = await originOfFile(await png({ parameters: PARAMETERS }, kind, place));
        expect(found).toMatchObject(FROM_PARAMETERS);
        expect(found.settings).toContainEqual(['Sampler', 'Euler a']);
        expect(found.settings).toContainEqual(['Lora hashes', 'a: 1, b: 2']);
        expect(found.settings).toContainEqual(['Civitai resources', '[{"type":"x","w":1}]']);
      }
    },
  );

  it.each(['II', 'MM'] as const)(
    'is found in EXIF of either order (%s), in UTF-16 of either order, in UTF-8',
    async (order) => {
      for (const comment of [
        wideComment(PARAMETERS, 'little'),
        wideComment(PARAMETERS, 'big'),
        Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from(PARAMETERS)]),
        Buffer.concat([Buffer.from('ASCII\0\0\0'), Buffer.from(PARAMETERS)]),
      ]) {
        const exif = exifBlock(order, {}, comment);
        const jpeg = withSegments(
          await aPicture('jpeg'),
          jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif])),
        );
        expect(await originOfFile(file(jpeg))).toMatchObject(FROM_PARAMETERS);
        const webp = withWebpChunks(await aPicture('webp'), 8, webpChunk('EXIF', exif));
        expect(await originOfFile(file(webp))).toMatchObject(FROM_PARAMETERS);
      }
    },
  );

  it('is found of ComfyUI: the words the sampler worked from, through other nodes, and its graph', async () => {
    expect(await originOfFile(await png({ prompt: PROMPT, workflow: WORKFLOW, parameters: PARAMETERS }))).toMatchObject(
      {
        ...FROM_COMFY,
        graph: { of: 'comfyui', text: WORKFLOW },
      },
    );
    expect(await originOfFile(await png({ prompt: PROMPT }))).toMatchObject({ ...FROM_COMFY, graph: { text: PROMPT } });
    expect(await originOfFile(await png({ workflow: WORKFLOW }))).toMatchObject({
      program: 'ComfyUI',
      prompt: 'a fox',
    });
  });

  it('gives way to the next where it is damaged', async () => {
    const cut = WORKFLOW.slice(0, 40);
    expect(await originOfFile(await png({ workflow: cut, prompt: PROMPT }))).toMatchObject({
      ...FROM_COMFY,
      graph: { text: PROMPT },
    });
    const found = await originOfFile(await png({ workflow: cut, prompt: '{"3": {"cl', parameters: PARAMETERS }));
    expect(found).toMatchObject(FROM_PARAMETERS);
    expect(found).not.toHaveProperty('graph');
  });

  it('is found in an animation, and in tags of EXIF that are meant for cameras', async () => {
    const comf = pngChunk('comf', Buffer.from(`prompt\0${PROMPT}`));
    expect(await originOfFile(file(withChunks(await aPicture('png'), 'behind', comf)))).toMatchObject(FROM_COMFY);
    const tags = { 0x010f: `workflow:${WORKFLOW}`, 0x0110: `prompt:${PROMPT}` };
    const webp = withWebpChunks(await aPicture('webp'), 8, webpChunk('EXIF', exifBlock('MM', tags)));
    expect(await originOfFile(file(webp))).toMatchObject({ ...FROM_COMFY, graph: { text: WORKFLOW } });
    const camera = exifBlock('II', { 0x010f: 'Test Camera', 0x0110: 'Model: One', 0x010e: 'OLYMPUS DIGITAL CAMERA' });
    expect(await originOfFile(file(withWebpChunks(await aPicture('webp'), 8, webpChunk('EXIF', camera))))).toEqual({
      settings: [],
    });
  });

  it('is found of InvokeAI, new, old and oldest', async () => {
    const metadata = JSON.stringify({
      positive_prompt: 'a fox',
      negative_prompt: 'fog',
      seed: 5,
      model: { name: 'sdxl', base: 'x' },
      steps: 30,
    });
    const expected = {
      program: 'InvokeAI',
      prompt: 'a fox',
      negative: 'fog',
      seed: 5,
      model: 'sdxl',
      settings: [['steps', '30']],
    };
    expect(
      await originOfFile(await png({ invokeai_metadata: metadata, invokeai_graph: '{"nodes":{}}' })),
    ).toMatchObject({
      ...expected,
      graph: { of: 'invokeai', text: '{"nodes":{}}' },
    });
    const old = JSON.stringify({
      model_weights: 'sd-1.5',
      image: { prompt: [{ prompt: 'a fox [fog]', weight: 1 }], seed: 5, steps: 30 },
    });
    expect(await originOfFile(await png({ 'sd-metadata': old }))).toMatchObject({
      program: 'InvokeAI',
      prompt: 'a fox',
      negative: 'fog',
      seed: 5,
      model: 'sd-1.5',
    });
    expect(await originOfFile(await png({ Dream: '"a fox [fog]" -s 30 -S 5 -W 512' }))).toMatchObject({
      program: 'InvokeAI',
      prompt: 'a fox',
      negative: 'fog',
      seed: 5,
    });
  });

  it('is found of NovelAI, SwarmUI and Fooocus', async () => {
    const comment = JSON.stringify({ prompt: 'a fox', uc: 'fog', seed: 7, steps: 28 });
    expect(
      await originOfFile(
        await png({ Software: 'NovelAI', Description: 'a fox', Source: 'Anime V3', Comment: comment }),
      ),
    ).toMatchObject({ program: 'NovelAI', prompt: 'a fox', negative: 'fog', seed: 7, model: 'Anime V3' });
    const swarm = JSON.stringify({
      sui_image_params: { prompt: 'a fox', negativeprompt: 'fog', seed: 7, model: 'm', cfgscale: 7 },
    });
    expect(await originOfFile(await png({ parameters: swarm }))).toMatchObject({
      program: 'SwarmUI',
      prompt: 'a fox',
      negative: 'fog',
      seed: 7,
      model: 'm',
      settings: [['cfgscale', '7']],
    });
    const fooocus = JSON.stringify({ prompt: 'a fox', negative_prompt: 'fog', seed: '7', base_model: 'jugger' });
    expect(await originOfFile(await png({ parameters: fooocus, fooocus_scheme: 'fooocus' }))).toMatchObject({
      program: 'Fooocus',
      prompt: 'a fox',
      seed: 7,
      model: 'jugger',
    });
  });

  it('is found in what an author wrote, and in files beside', async () => {
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:d="http://purl.org/dc/elements/1.1/"><d:description><r:Alt><r:li xml:lang="x-default">a fox &amp; 狐</r:li></r:Alt></d:description></r:Description></r:RDF></x:xmpmeta>`;
    expect(await originOfFile(await png({ 'XML:com.adobe.xmp': xmp }, 'plain iTXt'))).toEqual({
      prompt: 'a fox & 狐',
      settings: [],
    });
    const picture = file(await aPicture('png'));
    expect(await originOfFile(picture, [file(Buffer.from('\uFEFFa caption of a fox'), 'x.txt')])).toEqual({
      prompt: 'a caption of a fox',
      settings: [],
    });
    expect(
      await originOfFile(picture, [file(Buffer.from('{"prompt":"p","seed":3,"model":"m"}'), 'x.json')]),
    ).toMatchObject({ prompt: 'p', seed: 3, model: 'm' });
    expect(await originOfFile(picture, [file(Buffer.from(PARAMETERS), 'x.txt')])).toMatchObject(FROM_PARAMETERS);
  });

  it('keeps a seed that no number holds as digits, and is cut where it is endless', async () => {
    const found = await originOfFile(
      await png({ parameters: `${'x'.repeat(200_000)}\nSteps: 2, Seed: 18446744073709551615` }),
    );
    expect(found).not.toHaveProperty('seed');
    expect(found.settings[0]).toEqual(['Seed', '18446744073709551615']);
    expect(found.prompt).toHaveLength(100_000);
  });

  it('gives nothing for a picture that tells nothing, and for EXIF whose lengths lie', async () => {
    for (const kind of ['png', 'jpeg', 'webp', 'gif'] as const)
      expect(await originOfFile(file(await aPicture(kind)))).toEqual({ settings: [] });
    const exif = exifBlock('II', { 0x010e: 'a fox' });
    for (let at = 0; at < exif.length; at++) {
      const broken = Buffer.from(exif);
      broken[at] = 0xff;
      await originOfFile(file(withWebpChunks(await aPicture('webp'), 8, webpChunk('EXIF', broken))));
    }
  });
});

describe('a text that hides in pixels', () => {
  it('is gone from a copy, and nothing that is seen is', async () => {
    const images = createImages();
    const { data, info } = await sharp({ create: { width: 40, height: 40, channels: 4, background: '#336699ff' } })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const sign = Buffer.from('stealth_pngcomp');
    for (let bit = 0; bit < sign.length * 8; bit++) {
      const at = ((bit % 40) * 40 + Math.floor(bit / 40)) * 4 + 3;
      data[at] = 0xfe | (((sign[bit >> 3] ?? 0) >> (7 - (bit % 8))) & 1);
    }
    const hiding = file(
      await sharp(data, { raw: { ...info, channels: 4 } })
        .png()
        .toBuffer(),
    );
    const dest = join(tempFolder(), 'clear.png');
    expect(await images.clearHidden(hiding, dest)).toBe(true);
    expect(await images.clearHidden(dest, join(tempFolder(), 'again.png'))).toBe(false);
    expect(await images.clearHidden(file(await aPicture('png')), join(tempFolder(), 'plain.png'))).toBe(false);
    const clear = await sharp(dest).raw().toBuffer();
    expect(clear.every((value, at) => Math.abs(value - (data[at] ?? 0)) <= 1)).toBe(true);
    await images.close();
  });
});
