import { describe, expect, it } from 'vitest';
import type { ExportOptions, NodeContext } from '#shared/graph/NodeDefinition';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { NAME_TOKENS } from '#shared/nodes/exportRules';
import { saveImages } from '#shared/nodes/saveImages';
import { sampleGraph } from '../../../support/runs.ts';
import { palette } from '../../../support/shipped.ts';

/** The problems of a graph that saves what it makes. */
function problemsOf(fields: Readonly<Record<string, string>>) {
  const graph = sampleGraph(1).node('save', 'save-images', fields).wire('generate.images', 'save.images');
  const checked = validateGraph(graph.build(), palette);
  return checked.ok ? [] : checked.problems;
}

/** What it asks the world for, and what it tells. */
async function saved(embedRecipe: 'full' | 'without-prompts' | 'none' | 'full-always' | 'without-prompts-always') {
  const told: (string | undefined)[] = [];
  const asked: ExportOptions[] = [];
  const image = { id: 'a'.repeat(64), width: 1, height: 1, mime: 'image/png' };
  const context: NodeContext = {
    nodeId: 'save',
    lines: [],
    rows: () => [],
    giveRows: () => undefined,
    isTaken: () => true,
    note: () => undefined,
    signal: new AbortController().signal,
    generate: () => Promise.reject(new Error('not asked')),
    write: () => Promise.reject(new Error('not asked')),
    findPictures: () => Promise.reject(new Error('not asked')),
    flatten: () => Promise.reject(new Error('not asked')),
    exportImages: (images, options, tell) => {
      asked.push(options);
      images.forEach(() => tell?.('They stay as they came'));
      return Promise.resolve(images.map(({ id }) => id));
    },
    wildcards: () => Promise.resolve([]),
    once: (asked, make) => asked.map((_, place) => make(place)),
    progress: (_done, _total, message) => told.push(message),
  };
  const fields = { folder: '', namePattern: 'fox', format: 'original', embedRecipe } as const;
  await saveImages.run?.({ images: [image, image] }, fields, context);
  return { ...asked[0], told };
}
/** What Windows takes for another machine, a device, a stream or another place than it says. */
const ELSEWHERE = [
  '\\\\host\\share',
  '//host/share',
  '/\\host/share',
  '  \\\\host\\share',
  '\\\\.\\pipe\\x',
  '\\\\?\\C:\\x',
  '\\\\?\\UNC\\host\\share',
  'C:foo',
  'C:',
  'CON',
  'C:\\foxes\\nul.txt',
  'COM1',
  'a/COM¹/b',
  'lpt9 .x',
  'foxes.',
  'foxes /red',
  'foxes:stream',
  'C:\\foxes:stream',
  'a\u202Eb',
  'a\nb',
];

describe('save-images', () => {
  it.each([
    ['full', 'full', false],
    ['without-prompts', 'without-prompts', false],
    ['none', 'none', false],
    ['full-always', 'full', true],
    ['without-prompts-always', 'without-prompts', true],
  ] as const)(
    'with the recipe %s drops content credentials only where that is chosen',
    async (chosen, recipe, drops) => {
      const { dropsCredentials = false, ...asked } = await saved(chosen);
      expect([asked.recipe, dropsCredentials]).toEqual([recipe, drops]);
    },
  );

  it('tells once what came up with many pictures, behind where they are', async () => {
    expect((await saved('full')).told).toEqual([`Saved 2 files, from ${'a'.repeat(64)}. They stay as they came`]);
  });

  it('takes every token there is', () => {
    const namePattern = NAME_TOKENS.map((token) => `{${token}}`).join('-');
    expect(problemsOf({ namePattern, folder: './foxes/red..x' })).toEqual([]);
    expect(problemsOf({ namePattern: 'a fox', folder: '~/Pictures' })).toEqual([]);
    expect(problemsOf({ namePattern: '', folder: '/tmp/foxes' })).toEqual([]);
  });

  it('takes the columns of a list of the graph, in folder and name, and says which there are', () => {
    const graph = sampleGraph(1)
      .node('list', 'prompt-list', { format: 'csv', text: 'Subject,Style\nfox,snow' })
      .node('save', 'save-images', { folder: '{row}/{style}', namePattern: '{subject}-{sort}' })
      .wire('generate.images', 'save.images');
    const checked = validateGraph(graph.build(), palette);
    expect(checked.ok ? [] : checked.problems).toMatchObject([
      {
        node: 'save',
        field: 'namePattern',
        message: 'Save images: Name holds {sort}, which stands for nothing.',
        hint: expect.stringContaining('{row}, {subject}, {style}') as string,
      },
    ]);
  });

  it('tells of a folder a row before a run where the graph has no list', () => {
    expect(problemsOf({ folder: 'foxes/{row}' })).toMatchObject([
      { field: 'folder', message: 'Save images: Folder holds {row}, and these pictures belong to no row of a list.' },
    ]);
  });

  it.each(['{graph}-{sed}', 'a {} b', '{constructor}', '{Seed}'])(
    'tells of the name %j before a run',
    (namePattern) => {
      expect(problemsOf({ namePattern })).toEqual([
        {
          code: 'field-out-of-range',
          node: 'save',
          field: 'namePattern',
          message: expect.stringMatching(/^Save images: Name holds \{.*\}, which stands for nothing\.$/) as string,
          hint: expect.stringContaining('{seed}') as string,
        },
      ]);
    },
  );

  it.each(['..', 'a/../../b', '~/../x', 'C:\\a\\..\\b', 'a/.. /b', 'a\0b', ...ELSEWHERE])(
    'tells of the folder %j before a run',
    (folder) => {
      expect(problemsOf({ folder })).toMatchObject([{ code: 'field-out-of-range', node: 'save', field: 'folder' }]);
    },
  );
});
