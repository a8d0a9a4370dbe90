import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { readGraphOrPicture } from '../../../../../electron/hosts/cli/readGraphOrPicture.ts';
import { openApp } from '../../../../../electron/hosts/openApp.ts';
import { embedRecipe } from '../../../../../electron/platform/images/embedRecipe.ts';
import { aPicture, CARRIERS, signedPicture } from '../../../../support/pictureBlocks.ts';
import { runHere } from '../../../../support/runHere.ts';
import { sampleGraph } from '../../../../support/runs.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

async function pictureWith(recipe: string | undefined, kind: (typeof CARRIERS)[number] = 'png'): Promise<string> {
  const folder = tempFolder();
  writeFileSync(join(folder, 'source'), await aPicture(kind));
  await embedRecipe(join(folder, 'source'), join(folder, 'picture'), recipe);
  return join(folder, 'picture');
}

describe('readGraphOrPicture', () => {
  it.each(CARRIERS)('gives the graph in the recipe of a %s', async (kind) => {
    const workflow = sampleGraph(2).build();
    const recipe = { format: 'lumi-recipe', version: 1, workflow: JSON.parse(writeWorkflow(workflow)) as unknown };
    expect(await readGraphOrPicture(await pictureWith(JSON.stringify(recipe), kind))).toEqual({ workflow, left: [] });
  });

  it.each([
    ['carries no recipe', undefined],
    ['damaged', '{"format":"lumi-reci'],
    ['damaged', '[1]'],
    ['holds no graph', '{"format":"lumi-recipe","version":1,"prompt":"a fox"}'],
    ['not a Lumi Studio graph', '{"format":"lumi-recipe","version":1,"workflow":{"nodes":{}}}'],
  ])('says why there is none: %s', async (words, recipe) => {
    const reading = readGraphOrPicture(await pictureWith(recipe));
    await expect(reading).rejects.toThrow(WorkflowFileError);
    await expect(reading).rejects.toThrow(words);
  });

  it.skipIf(process.platform === 'win32')('reads graph files as before, and waits for no pipe', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'graph.lumi.json'), writeWorkflow(sampleGraph(1).build()));
    expect(await readGraphOrPicture(join(folder, 'graph.lumi.json'))).toEqual({
      workflow: sampleGraph(1).build(),
      left: [],
    });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    for (const name of ['pipe', 'none', '.'])
      await expect(readGraphOrPicture(join(folder, name))).rejects.toThrow(WorkflowFileError);
  });
});

describe('lumi', () => {
  it('saves pictures whose graph it checks and runs again', async () => {
    const home = tempFolder();
    const env = { LUMI_HOME: home };
    const graph = sampleGraph(1).node('save', 'save-images', { namePattern: 'fox' });
    writeFileSync(join(home, 'a.lumi.json'), writeWorkflow(graph.wire('generate.images', 'save.images').build()));
    expect((await runHere(['run', join(home, 'a.lumi.json')], { env })).code).toBe(0);
    expect(readdirSync(join(home, 'exports'))).toEqual(['fox.png']);
    const picture = join(home, 'exports', 'fox.png');
    expect(await runHere(['check', picture], { env })).toMatchObject({ code: 0, stderr: '' });
    expect((await runHere(['run', picture], { env })).code).toBe(0);
    expect(readdirSync(join(home, 'exports')).toSorted()).toEqual(['fox-2.png', 'fox.png']);
    expect(readWorkflowText(readFileSync(join(home, 'a.lumi.json'), 'utf8')).nodes).toEqual(
      (await readGraphOrPicture(picture)).workflow.nodes,
    );
  });

  it('checks the graph that lies beside a saved picture with content credentials', async () => {
    const home = tempFolder();
    const env = { LUMI_HOME: home };
    writeFileSync(join(home, 'a.lumi.json'), writeWorkflow(sampleGraph(1).build()));
    expect((await runHere(['run', join(home, 'a.lumi.json')], { env })).code).toBe(0);
    const signed = await signedPicture('png');
    {
      await using app = await openApp({ env });
      const { image } = (await app.client('picture.list', { limit: 1 }))[0]!;
      writeFileSync(app.service.media.pictureFile(image.id)!.path, signed);
      const options = { folder: '', namePattern: 'fox', format: 'original', recipe: 'full' } as const;
      await app.exporter.exportImages({ runId: 'r', name: 'a' }, [image], options);
    }
    expect(readFileSync(join(home, 'exports', 'fox.png')).equals(signed)).toBe(true);
    expect(readdirSync(join(home, 'exports')).toSorted()).toEqual(['fox.lumi.json', 'fox.png']);
    expect((await runHere(['check', join(home, 'exports', 'fox.lumi.json')], { env })).code).toBe(0);
  });
});
