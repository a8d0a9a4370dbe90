import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pngWithGraph } from '#shared/workflow/drawn/graphInPng';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { drawGraphPicture } from '../../../../../renderer/src/editor/picture/drawGraphPicture.ts';
import { writeSvg } from '../../../../../renderer/src/editor/picture/writeSvg.ts';
import { aGraph } from '../../../../support/builders.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runHere } from '../../../../support/runHere.ts';
import { palette } from '../../../../support/shipped.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const GRAPH = aGraph('Foxes')
  .node('provider', 'google-provider')
  .node('words', 'text', { value: 'a red fox' })
  .node('draw', 'image-processor', { seed: 1, control: 'fixed' })
  .wire('provider.provider', 'draw.provider')
  .wire('words.text', 'draw.prompt')
  .build();
const FILE = writeWorkflow(GRAPH);
const DRAWINGS: Readonly<Record<string, string | Uint8Array>> = {
  'drawing.png': pngWithGraph(pngPicture({ width: 4, height: 3 }), FILE),
  'drawing.svg': writeSvg(drawGraphPicture(GRAPH, palette), () => '#000', GRAPH.name, FILE),
};

let folder: string;
let server: ProviderServer;
beforeEach(async () => {
  folder = tempFolder();
  server = await startGoogleServer({ scale: 0.05 });
});
afterEach(() => server.close());

const lumi = (...args: readonly string[]) =>
  runHere(args, {
    env: { LUMI_HOME: join(folder, 'home'), LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key },
  });

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

it.each(Object.entries(DRAWINGS))(
  'runs the graph in a picture of it as the graph’s own file: %s',
  async (name, drawing) => {
    const path = put(name, drawing);
    expect(await lumi('check', path)).toMatchObject({ code: 0 });
    expect(await lumi('run', path, '--set', 'words.value=a blue fox')).toMatchObject({ code: 0 });
    expect(server.requests.map(({ body }) => JSON.stringify(body))).toEqual([expect.stringContaining('a blue fox')]);
    // What was paid for the picture of the graph, its file has.
    expect(await lumi('run', put('foxes.lumi.json', FILE), '--set', 'words.value=a blue fox')).toMatchObject({
      code: 0,
    });
    expect(server.requests).toHaveLength(1);
    expect(Buffer.from(readFileSync(path)).equals(Buffer.from(drawing))).toBe(true);
  },
);

it.each(['drawing.png', 'drawing.svg'])('says in words what a picture without a graph is: %s', async (name) => {
  const bare = name.endsWith('png') ? pngPicture({ width: 4, height: 3 }) : '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const { code, stderr } = await lumi('run', put(name, bare));
  expect(code).toBe(2);
  expect(stderr).toMatch(/is a (picture that carries no recipe|drawing \(SVG\), not a graph)/);
  expect(server.requests).toEqual([]);
  expect(existsSync(join(folder, 'home', 'exports'))).toBe(false);
});
