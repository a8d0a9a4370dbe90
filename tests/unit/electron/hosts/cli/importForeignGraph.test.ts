import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#shared/foreign/ImportReport';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { packFile } from '../../../../support/foreign/comfyFile.ts';
import { PNG_TEXTS, withChunks } from '../../../../support/pictureBlocks.ts';
import { runHere } from '../../../../support/runHere.ts';
import { aCanvas } from '../../../../support/somePictures.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

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
