import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClient } from '#shared/api/createClient';
import type { ShellPort } from '../../electron/service/ports/ShellPort.ts';
import { packFile } from '../support/foreign/comfyFile.ts';
import { aPicture, PNG_TEXTS, withChunks } from '../support/pictureBlocks.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { openTestApp } from '../support/testApp.ts';
import { directTransport } from '../support/transports.ts';

/** The desktop, whose dialog gives this file: as “Open with” and a second start do, it lets the page touch the path. */
async function chosen(name: string, bytes: Buffer | string) {
  const path = join(tempFolder(), name);
  writeFileSync(path, bytes);
  const shell = { chooseOpen: () => Promise.resolve(path), addRecent: () => undefined } as unknown as ShellPort;
  const { app } = await openTestApp({}, { door: 'desktop', shell });
  const client = createClient(directTransport(app.service));
  const file = (await client('file.choose'))?.file ?? '';
  return { client, file };
}

const png = async (texts: Readonly<Record<string, string>>) =>
  withChunks(
    await aPicture('png'),
    'before',
    ...Object.entries(texts).map(([key, text]) => PNG_TEXTS['tEXt in UTF-8']!(key, text)),
  );

describe('a file that is chosen and is no graph of ours', () => {
  it('is imported where it is a picture that carries a graph', async () => {
    const { client, file } = await chosen('fox.png', await png({ workflow: JSON.stringify(packFile()) }));
    await expect(client('workflow.open', { file })).rejects.toMatchObject({ code: 'workflow-file' });
    const { report } = await client('graph.import', { file });
    expect(report).toMatchObject({ file: 'fox.png', form: 'comfyui-ui-0.4', rebuilt: { 'image-processor': 1 } });
  });

  it('is told of by its name where it is a picture without one', async () => {
    const { client, file } = await chosen('fox.png', await png({}));
    await expect(client('graph.import', { file })).rejects.toMatchObject({
      code: 'workflow-file',
      message: 'fox.png carries no graph.',
    });
  });

  it('is imported where it is a drawing of ComfyUI, and its keys stay out', async () => {
    const key = 'AIzaSyA-1234567890abcdefghijklmnopqrstuv';
    const { nodes, ...more } = packFile() as { nodes: object[] };
    const workflow = { ...more, nodes: [...nodes, { id: 9, type: 'Other', pos: [0, 900], widgets_values: [key] }] };
    const inside = JSON.stringify({ workflow });
    const { client, file } = await chosen('fox.svg', `<svg><metadata><![CDATA[${inside}]]></metadata></svg>`);
    const imported = await client('graph.import', { file });
    expect(imported.report.keys).toEqual([{ node: '9' }]);
    expect(JSON.stringify(imported)).not.toContain(key);
  });

  it('is not read where the page made its path up', async () => {
    const { client, file } = await chosen('fox.png', await png({ workflow: JSON.stringify(packFile()) }));
    await expect(client('graph.import', { file: `${file}.png` })).rejects.toMatchObject({ code: 'bad-input' });
  });
});
