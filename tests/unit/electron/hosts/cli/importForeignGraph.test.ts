import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ImportReport } from '#shared/foreign/ImportReport';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { comfyFile, packFile } from '../../../../support/foreign/comfyFile.ts';
import { PNG_TEXTS, withChunks } from '../../../../support/pictureBlocks.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runHere } from '../../../../support/runHere.ts';
import { aCanvas } from '../../../../support/somePictures.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const open: ProviderServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

function aPlace() {
  const folder = tempFolder();
  const home = join(folder, 'home');
  mkdirSync(home);
  const out = join(folder, 'out.lumi.json');
  return {
    home,
    out,
    put: (name: string, content: string | Buffer | object) => {
      const path = join(folder, name);
      writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
      return path;
    },
    lumi: (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      runHere(args, { env: { LUMI_HOME: home, ...env } }),
    graph: () => readWorkflowText(readFileSync(out, 'utf8')),
  };
}

describe('import with -o', () => {
  it('writes a graph, tells what became of it, and makes nothing else', async () => {
    const { put, lumi, out, graph, home } = aPlace();
    const path = put('fox.json', packFile());
    const { code, stdout, stderr } = await lumi(['import', path, '-o', out]);
    expect(code).toBe(0);
    expect(stdout.trim()).toBe(out);
    expect(stderr).toContain('a workflow of ComfyUI');
    expect(stderr).toContain('gemini-3-pro-image-preview is answered no more; use gemini-3-pro-image');
    expect(graph().nodes).toHaveLength(4);
    // Neither a library nor a key is looked for.
    expect(existsSync(join(home, 'library'))).toBe(false);
  });

  it('tells it as one object', async () => {
    const { put, lumi, out } = aPlace();
    const path = put('fox.json', packFile());
    const { code, stdout } = await lumi(['import', path, '-o', out, '--json']);
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as ImportReport;
    expect(Object.keys(report)).toEqual(['file', 'form', 'rebuilt', 'placeholders', 'models', 'seeds', 'keys', 'left']);
    expect(report.file).toBe(path);
  });

  it('reads the graph out of a picture', async () => {
    const { put, lumi, out, graph } = aPlace();
    const canvas = await aCanvas(20, 20, '#f00').png().toBuffer();
    const path = put(
      'fox.png',
      withChunks(
        canvas,
        'before',
        PNG_TEXTS['tEXt in UTF-8']?.('workflow', JSON.stringify(packFile())) ?? Buffer.alloc(0),
      ),
    );
    expect((await lumi(['import', path, '-o', out])).code).toBe(0);
    expect(graph().nodes).toHaveLength(4);
    const bare = put('bare.png', canvas);
    const none = await lumi(['import', bare, '-o', join(out, '..', 'other.lumi.json')]);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('carries no graph');
  });

  it('replaces no file, and writes none where there is no graph', async () => {
    const { put, lumi, out } = aPlace();
    const path = put('fox.json', packFile());
    writeFileSync(out, 'mine');
    const taken = await lumi(['import', path, '-o', out]);
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain('is there already');
    expect(readFileSync(out, 'utf8')).toBe('mine');
    const other = `${out}.2.lumi.json`;
    for (const [name, content, words] of [
      ['page.json', '<!doctype html>', 'a web page'],
      ['cut.json', JSON.stringify(packFile()).slice(0, 300), 'ends in the middle'],
      ['empty.json', '', 'is empty'],
      ['none.json', '{}', 'an empty object'],
    ] as const) {
      const { code, stderr } = await lumi(['import', put(name, content), '-o', other]);
      expect([name, code]).toEqual([name, 2]);
      expect(stderr).toContain(words);
      expect(stderr).toContain(name);
    }
    expect((await lumi(['import', path, path, '-o', other])).code).toBe(2);
    expect((await lumi(['import', `${path}.gone`, '-o', other])).code).toBe(2);
    expect(existsSync(other)).toBe(false);
  });
});

/** What the pack sent, by what is known of it: section by section of the request. */
describe('a rebuilt graph', () => {
  const run = async (file: object, start: typeof startGoogleServer | typeof startOpenRouterServer) => {
    const { put, lumi, out } = aPlace();
    const server = await start({ scale: 0.05 });
    open.push(server);
    const { stdout } = await lumi(['import', put('a.json', file), '-o', out, '--json']);
    const ran = await lumi(['run', out], {
      LUMI_GOOGLE_BASE_URL: server.url,
      GOOGLE_API_KEY: server.key,
      LUMI_OPENROUTER_BASE_URL: server.url,
      OPENROUTER_API_KEY: server.key,
    });
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

  it('says where it asks Google otherwise', async () => {
    const processor = ['a red fox', 1, 'fixed', 'fatal', 'be kind'];
    const { requests, report } = await run(packFile({ processor, model: 'gemini-3-pro-image' }), startGoogleServer);
    expect(JSON.stringify(requests[0]?.body)).toContain('systemInstruction');
    expect(report.left.join(' ')).toContain('as one text: here the instructions go apart');
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
