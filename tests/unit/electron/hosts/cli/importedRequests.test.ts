import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ImportReport } from '#shared/foreign/ImportReport';
import { comfyFile, packFile, type ComfyNode, type ComfyWire } from '../../../../support/foreign/comfyFile.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const open: ProviderServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

/** What the pack sent, by what is known of it: section by section of the request. */
describe('a rebuilt graph', () => {
  const run = async (file: object, start: typeof startGoogleServer | typeof startOpenRouterServer) => {
    const folder = tempFolder();
    const [home, path, out] = [join(folder, 'home'), join(folder, 'a.json'), join(folder, 'out.lumi.json')];
    mkdirSync(home);
    writeFileSync(path, JSON.stringify(file));
    const server = await start({ scale: 0.05 });
    open.push(server);
    const env = {
      LUMI_HOME: home,
      LUMI_GOOGLE_BASE_URL: server.url,
      GOOGLE_API_KEY: server.key,
      LUMI_OPENROUTER_BASE_URL: server.url,
      OPENROUTER_API_KEY: server.key,
    };
    const { stdout } = await runHere(['import', path, '-o', out, '--json'], { env });
    const ran = await runHere(['run', out], { env });
    return { report: JSON.parse(stdout) as ImportReport, ran, requests: server.requests };
  };

  it('asks Google for the picture that the original asked for', async () => {
    const processor = ['  a red fox\n', 9007199254740991, 'fixed', 'fatal', ''];
    const { ran, requests, report } = await run(
      packFile({ processor, model: 'gemini-3-pro-image' }),
      startGoogleServer,
    );
    expect([ran.code, ran.stderr]).toEqual([0, expect.anything()]);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.body).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'a red fox' }] }],
      generationConfig: {
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio: '16:9', imageSize: '2K' },
        seed: Number(9007199254740991n % 2147483647n),
        temperature: 1,
        topP: 1,
      },
    });
    expect(report.seeds).toHaveLength(1);
  });

  /** The provider and settings of the pack, before what else a test has. */
  const google = (nodes: readonly ComfyNode[], wires: readonly ComfyWire[], processor: unknown) =>
    comfyFile(
      [
        {
          id: 1,
          type: 'LumiGoogleImagenProvider',
          values: ['GOOGLE_API_KEY', 'gemini-3-pro-image'],
          outputs: { provider: 'IMAGEN_PROVIDER' },
        },
        { id: 2, type: 'LumiGeminiImagenConfig', values: ['16:9', '2K', 1, 1], outputs: { config: 'IMAGEN_CONFIG' } },
        {
          id: 3,
          type: 'LumiLLMImagenProcessor',
          values: processor,
          inputs: {
            provider: 'IMAGEN_PROVIDER',
            config: 'IMAGEN_CONFIG',
            prompt: 'STRING',
            seed: 'INT',
            instructions: 'STRING',
          },
          outputs: { images: 'IMAGE', text: 'STRING' },
        },
        { id: 4, type: 'PreviewImage', inputs: { images: 'IMAGE' } },
        ...nodes,
      ],
      [[1, 0, 3, 'provider'], [2, 0, 3, 'config'], [3, 0, 4, 'images'], ...wires],
    );
  const text = (id: number, value: string): ComfyNode => ({
    id,
    type: 'LumiTextInput',
    values: [value],
    outputs: { text: 'STRING' },
  });
  const partsOf = (body: unknown) => (body as { contents: { parts: unknown[] }[] }).contents[0]?.parts;

  it('sends Google its instructions before its prompt, as one text', async () => {
    const { requests, report } = await run(
      google([], [], [' a red fox', 1, 'fixed', 'fatal', ' be kind ']),
      startGoogleServer,
    );
    expect(partsOf(requests[0]?.body)).toEqual([{ text: 'be kind\n\na red fox' }]);
    expect(requests[0]?.body).not.toHaveProperty('systemInstruction');
    expect(report.left.join(' ')).toContain('they stand in its prompt');
  });

  it('sends them before a prompt that is wired, too', async () => {
    const { requests, report, ran } = await run(
      google([text(5, 'a red fox')], [[5, 0, 3, 'prompt']], ['old words', 1, 'fixed', 'fatal', 'be kind']),
      startGoogleServer,
    );
    expect([ran.code, ran.stderr]).toEqual([0, expect.anything()]);
    expect(partsOf(requests[0]?.body)).toEqual([{ text: 'be kind\n\na red fox' }]);
    expect(report.left.join(' ')).toContain('in the node “Instructions” before it');
  });

  it('says where it asks Google otherwise', async () => {
    const { requests, report } = await run(
      google([text(5, 'be kind')], [[5, 0, 3, 'instructions']], ['a red fox', 1, 'fixed', 'fatal', '']),
      startGoogleServer,
    );
    expect(JSON.stringify(requests[0]?.body)).toContain('systemInstruction');
    expect(report.left.join(' ')).toContain('as one text: here the instructions go apart');
  });

  it('shuffles, draws and wraps words as the original did', async () => {
    const { requests, ran } = await run(
      google(
        [
          { id: 5, type: 'LumiSeed', values: [42, 'fixed'], outputs: { seed: 'INT' } },
          {
            id: 6,
            type: 'LumiShufflePrompt',
            values: ['red fox, snowy forest, soft light\nwide shot, 35mm, film grain', 0, 'randomize'],
            inputs: { seed: 'INT' },
            outputs: { text: 'STRING' },
          },
          {
            id: 7,
            type: 'LumiWrapText',
            values: ['A: ', ', end'],
            inputs: { text: 'STRING' },
            outputs: { text: 'STRING' },
          },
          {
            id: 8,
            type: 'LumiWildcardProcessor',
            values: ['{2$$ and $$red|grey|white}', '', 'populate', 42, 'fixed', ''],
            outputs: { text: 'STRING' },
          },
        ],
        [
          [5, 0, 6, 'seed'],
          [5, 0, 3, 'seed'],
          [6, 0, 7, 'text'],
          [7, 0, 3, 'prompt'],
          [8, 0, 3, 'instructions'],
        ],
        ['', 9, 'fixed', 'fatal', ''],
      ),
      startGoogleServer,
    );
    expect([ran.code, ran.stderr]).toEqual([0, expect.anything()]);
    expect(requests[0]?.body).toMatchObject({
      contents: [{ parts: [{ text: 'A: shot forest snowy 35mm light wide film soft red fox grain, end' }] }],
      systemInstruction: { parts: [{ text: 'red and grey' }] },
      generationConfig: { seed: 42 },
    });
  });

  it('asks OpenRouter for the picture that the original asked for, of the later nodes too', async () => {
    const file = comfyFile(
      [
        {
          id: 1,
          type: 'LumiLLMImagenProvider',
          values: ['openrouter', ' OPENROUTER_API_KEY ', 'google/gemini-3-pro-image'],
          outputs: { provider: 'IMAGEN_PROVIDER' },
        },
        {
          id: 2,
          type: 'LumiLLMImagenConfig',
          values: ['gemini', '3:2', '2K', 0.5, 0.9, 'preset', '1024x1024', '1024x1024', 'auto', 'png', 'auto'],
          outputs: { config: 'IMAGEN_CONFIG' },
        },
        {
          id: 3,
          type: 'LumiLLMImagenProcessor',
          values: ['a red fox', 2147483648, 'fixed', 'fatal', 'be kind'],
          inputs: { provider: 'IMAGEN_PROVIDER', config: 'IMAGEN_CONFIG' },
          outputs: { images: 'IMAGE' },
        },
      ],
      [
        [1, 0, 3, 'provider'],
        [2, 0, 3, 'config'],
      ],
    );
    const { ran, requests } = await run(file, startOpenRouterServer);
    expect([ran.code, ran.stderr]).toEqual([0, expect.anything()]);
    expect(requests[0]?.body).toMatchObject({
      model: 'google/gemini-3-pro-image',
      messages: [
        { role: 'system', content: 'be kind' },
        { role: 'user', content: [{ type: 'text', text: 'a red fox' }] },
      ],
      modalities: ['image', 'text'],
      image_config: { aspect_ratio: '3:2', image_size: '2K' },
      temperature: 0.5,
      top_p: 0.9,
      seed: 1,
    });
  });

  it('asks Google for what ComfyUI’s own node asked for, and says that a seed goes with it', async () => {
    const file = comfyFile([
      {
        id: 1,
        type: 'GeminiImage2Node',
        values: [' a red fox', 'gemini-3-pro-image', 7, 'fixed', 'auto', '2K', 'IMAGE', 'be kind'],
        outputs: { images: 'IMAGE', text: 'STRING' },
      },
    ]);
    const { ran, requests, report } = await run(file, startGoogleServer);
    expect([ran.code, ran.stderr]).toEqual([0, expect.anything()]);
    expect(requests[0]?.body).toEqual({
      contents: [{ role: 'user', parts: [{ text: ' a red fox' }] }],
      systemInstruction: { parts: [{ text: 'be kind' }] },
      generationConfig: { responseModalities: ['IMAGE'], imageConfig: { imageSize: '2K' }, seed: 7 },
    });
    expect(report.left.join(' ')).toContain('send no seed');
    expect(report.left.join(' ')).toContain('Comfy credits');
  });

  it('asks Google for what Node Banana asked for', async () => {
    const file = {
      version: 1,
      edgeStyle: 'curved',
      nodes: [
        { id: 'p', type: 'prompt', position: { x: 0, y: 0 }, data: { prompt: 'a red fox' } },
        {
          id: 'g',
          type: 'nanoBanana',
          position: { x: 400, y: 0 },
          data: { aspectRatio: '3:2', resolution: '2K', model: 'nano-banana-pro', useGoogleSearch: false },
        },
      ],
      edges: [{ id: 'e', source: 'p', sourceHandle: 'text', target: 'g', targetHandle: 'text' }],
    };
    const { ran, requests, report } = await run(file, startGoogleServer);
    expect([ran.code, ran.stderr]).toEqual([0, expect.anything()]);
    expect(requests[0]?.path).toContain('gemini-3-pro-image');
    expect(requests[0]?.body).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'a red fox' }] }],
      generationConfig: {
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio: '3:2', imageSize: '2K' },
        seed: expect.any(Number) as number,
      },
    });
    expect(report.left.join(' ')).toContain('sends no seed');
  });

  it('asks OpenRouter for the text that the original asked for', async () => {
    const { ran, requests } = await run(
      comfyFile(
        [
          {
            id: 1,
            type: 'LumiOpenRouterProvider',
            values: ['OPENROUTER_API_KEY', 'openai/gpt-5-mini', 321, 0.5],
            outputs: { provider: 'LLM_PROVIDER' },
          },
          {
            id: 2,
            type: 'LumiLLMPromptProcessor',
            values: [' be kind ', ' a red fox ', 12, 'fixed'],
            inputs: { provider: 'LLM_PROVIDER' },
            outputs: { text: 'STRING' },
          },
          { id: 3, type: 'LumiShowText', values: [''], inputs: { text: 'STRING' } },
        ],
        [
          [1, 0, 2, 'provider'],
          [2, 0, 3, 'text'],
        ],
      ),
      startOpenRouterServer,
    );
    expect([ran.code, ran.stderr]).toEqual([0, expect.anything()]);
    expect(requests[0]?.body).toMatchObject({
      model: 'openai/gpt-5-mini',
      messages: [
        { role: 'system', content: 'be kind' },
        { role: 'user', content: [{ type: 'text', text: 'a red fox' }] },
      ],
      max_tokens: 321,
      top_p: 0.5,
      seed: 12,
    });
  });

  it('runs what is known of it, though other nodes stand beside', async () => {
    const file = packFile({ model: 'gemini-3-pro-image' }) as { nodes: object[] };
    file.nodes.push({ id: 90, type: 'KSampler', pos: [0, 900], widgets_values: [1, 'fixed'] });
    const { ran, report } = await run(file, startGoogleServer);
    expect(report.placeholders).toEqual({ KSampler: 1 });
    expect([ran.code, ran.stderr]).toEqual([0, expect.anything()]);
  });
});
