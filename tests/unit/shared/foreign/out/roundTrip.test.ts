import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comfyClasses } from '#shared/foreign/comfy/classes/index';
import { importGraph } from '#shared/foreign/importGraph';
import { exportForComfy } from '#shared/foreign/out/exportForComfy';
import { shipped } from '#shared/shipped';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../../../../support/builders.ts';
import { ALL_SAID, anyFoxes, foxes, pictureOf, type Said } from '../../../../support/foreign/foxes.ts';
import { PACK_FILES, type ApiFile } from '../../../../support/foreign/packApiFiles.ts';
import { picturesByFile, requestsOf, withPictures } from '../../../../support/foreign/requestsOf.ts';

const exported = (graph: Workflow) => exportForComfy(graph, shipped.paletteOf(graph));
const brought = (json: string) => importGraph(json, 'foxes.json', shipped);
const FILES = new Map(['fox.png', 'den.png'].map((name, at) => [name, pictureOf(name, 'ab'.charAt(at))]));

/** The text of a file, in which numbers of 64 bits stand as numbers. */
const textOf = (file: ApiFile) => JSON.stringify(file).replaceAll(/"(\d{16,20})"/g, '$1');

describe('a graph that went to ComfyUI and comes back', () => {
  it('is looked at for every class of the pack that is rebuilt', () => {
    const classes = [...comfyClasses.keys(), 'LumiNoiseToSeed'].filter((name) => name.startsWith('Lumi'));
    expect(Object.keys(PACK_FILES).toSorted()).toEqual(classes.toSorted());
  });

  it.each(Object.entries(PACK_FILES))('asks for the very same: %s', async (_, file) => {
    const first = withPictures(brought(textOf(file)).workflow, FILES);
    const out = exported(first);
    const back = brought(out.json);
    expect(back.report.placeholders).toEqual({});
    const asked = await requestsOf(first);
    expect(asked.length).toBeGreaterThan(0);
    expect(await requestsOf(withPictures(back.workflow, FILES))).toEqual(asked);
    // Of what is told, nothing is a loss.
    expect(
      out.told.filter(
        (words) => !/“input”|is left as the pack sets it|sent before the prompt there|told in the files/.test(words),
      ),
    ).toEqual([]);
  });

  it('has the same nodes under the same ids, however often it goes', () => {
    for (const file of Object.values(PACK_FILES)) {
      const once = exported(withPictures(brought(textOf(file)).workflow, FILES)).json;
      const twice = exported(withPictures(brought(once).workflow, FILES)).json;
      expect(JSON.parse(twice)).toEqual(JSON.parse(once));
    }
  });

  it('keeps ids where another node came or went', () => {
    const graph = foxes({ count: 1 }).build();
    const ids = (of: Workflow) => Object.keys(JSON.parse(exported(of).json) as object);
    const more = { ...graph, nodes: [...aGraph().node('first', 'text', { value: 'x' }).build().nodes, ...graph.nodes] };
    expect(ids(more).toSorted()).toEqual([...ids(graph), 'first'].toSorted());
  });

  it('asks for the same out of groups in groups, with the values of each use', async () => {
    const inner = aGraph()
      .node('words', 'text', { value: 'a fox' })
      .node('out', 'group-outputs', { sockets: [{ name: 'text', type: 'text' }] })
      .wire('words.text', 'out.text')
      .build();
    const outer = aGraph()
      .node('u', 'group:words', {})
      .node('wrap', 'wrap-text', { prefix: 'photo of ' })
      .node('out', 'group-outputs', { sockets: [{ name: 'text', type: 'text' }] })
      .wire('u.text', 'wrap.text')
      .wire('wrap.text', 'out.text')
      .build();
    const group = (id: string, { nodes, edges }: Workflow, at: string) => ({
      id,
      name: `Group ${id}`,
      fields: [{ name: 'subject', node: at, field: id === 'words' ? 'value' : 'subject' }],
      nodes,
      edges,
    });
    const graph: Workflow = {
      ...aGraph('Foxes')
        .node('p', 'google-provider', { model: 'gemini-2.5-flash-image' })
        .node('c', 'gemini-config', { aspectRatio: '1:1', resolution: '1K', temperature: 1, topP: 1 })
        .node('one', 'group:photo', { subject: 'an owl' })
        .node('two', 'group:photo')
        .node('a', 'image-processor', { seed: 1 })
        .node('b', 'image-processor', { seed: 2 })
        .node('v', 'gallery')
        .wire('p.provider', 'a.provider')
        .wire('p.provider', 'b.provider')
        .wire('c.config', 'a.config')
        .wire('c.config', 'b.config')
        .wire('one.text', 'a.prompt')
        .wire('two.text', 'b.prompt')
        .wire('a.images', 'v.images')
        .wire('b.images', 'v.images')
        .build(),
      groups: [group('words', inner, 'words'), group('photo', outer, 'u')],
    };
    const back = brought(exported(graph).json).workflow;
    const asked = await requestsOf(graph);
    expect(asked.join('\n')).toContain('photo of an owl');
    expect(await requestsOf(back)).toEqual(asked);
    expect(back.nodes.map(({ id }) => id)).toContain('one:u:words');
  });

  const outcomeOf = async (said: Said) => {
    const graph = foxes(said).build();
    const out = exported(graph);
    const back = withPictures(brought(out.json).workflow, picturesByFile(graph));
    const isSame = JSON.stringify(await requestsOf(back)) === JSON.stringify(await requestsOf(graph));
    return { isSame, losses: out.told.filter((words) => !/“input”|told in the files/.test(words)) };
  };

  it.each<readonly [name: string, said: Said]>([
    ['all that the pack says', {}],
    ['a prompt that is typed', { isTyped: true }],
    ['a size and a ratio', { size: '4K', ratio: '21:9' }],
    ['a seed that both send', { seed: 2 ** 31 - 2 }],
    ['two pictures to go by', { pictures: [pictureOf('fox.png', 'c'), pictureOf('den.png', 'd')] }],
    ['a prompt that is written', { text: { maxTokens: 12, seed: 3 } }],
  ])('asks for the same, and nothing is told: %s', async (_, said) => {
    expect(await outcomeOf({ ...ALL_SAID, ...said })).toEqual({ isSame: true, losses: [] });
  });

  it.each<readonly [name: string, said: Said]>([
    ['two pictures', { count: 2 }],
    ['blanks at the ends', { isTyped: true, words: ' a fox' }],
    ['blanks of instructions', { instructions: 'be kind\n' }],
    ['a ratio of its own', { ratio: 'auto' }],
    ['a temperature that is not set', { temperature: undefined }],
    ['settings that are not wired', { hasSettings: false }],
    ['a text as long as the model likes', { text: { seed: 3 } }],
    ['a text longer than theirs', { text: { maxTokens: 90_000, seed: 3 } }],
  ])('asks for something else, and it is told: %s', async (_, said) => {
    const { isSame, losses } = await outcomeOf({ ...ALL_SAID, ...said });
    expect(isSame).toBe(false);
    expect(losses).not.toEqual([]);
  });

  it('asks for the same, or it was told what is other, whatever is said', async () => {
    await fc.assert(
      fc.asyncProperty(anyFoxes, async (said) => {
        const { isSame, losses } = await outcomeOf(said);
        expect(isSame || losses.length > 0).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('gives two pictures of one name names of their own', () => {
    const pictures = [pictureOf('fox.png', 'c'), pictureOf('a/fox.png', 'd')];
    const out = exported(foxes({ pictures }).build());
    const files = Object.values(JSON.parse(out.json) as ApiFile).flatMap(({ inputs }) => inputs['image'] ?? []);
    expect(files).toEqual(['fox.png', 'dddddddddddd-fox.png']);
  });

  it('never holds a key, wherever one was put', () => {
    const key = `AIzaSy${'A-1234567890'.repeat(3)}`;
    const graph = foxes({
      count: 1,
      words: `a fox ${key}`,
      title: key,
      keyName: key,
      file: `${key}.png`,
      id: key,
    }).build();
    const out = exported({ ...graph, name: key });
    expect(JSON.stringify(out)).not.toContain(key);
    expect(out.told.join('\n')).toContain('something else than the name of a key');
    const unshaped = exported(foxes({ count: 1, keyName: 'hunter2-is-my-key' }).build());
    expect(JSON.stringify(unshaped)).not.toContain('hunter2');
    expect(JSON.parse(unshaped.json)).toMatchObject({ p: { inputs: { env_key: 'GOOGLE_API_KEY' } } });
  });
});
