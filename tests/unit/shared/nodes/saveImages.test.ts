import { describe, expect, it } from 'vitest';
import { validateGraph } from '#shared/graph/validateGraph';
import { NAME_TOKENS } from '#shared/nodes/exportRules';
import { palette } from '#shared/nodes/index';
import { sampleGraph } from '../../../support/runs.ts';

/** The problems of a graph that saves what it makes. */
function problemsOf(fields: Readonly<Record<string, string>>) {
  const graph = sampleGraph(1).node('save', 'save-images', fields).wire('generate.images', 'save.images');
  const checked = validateGraph(graph.build(), palette);
  return checked.ok ? [] : checked.problems;
}

describe('save-images', () => {
  it('takes every token there is', () => {
    const namePattern = NAME_TOKENS.map((token) => `{${token}}`).join('-');
    expect(problemsOf({ namePattern, folder: 'foxes/red..' })).toEqual([]);
    expect(problemsOf({ namePattern: 'a fox', folder: '~/Pictures' })).toEqual([]);
    expect(problemsOf({ namePattern: '', folder: '/tmp/foxes' })).toEqual([]);
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

  it.each(['..', 'a/../../b', '~/../x', 'C:\\a\\..\\b', 'a/.. /b', 'a\0b'])(
    'tells of the folder %j before a run',
    (folder) => {
      expect(problemsOf({ folder })).toMatchObject([{ code: 'field-out-of-range', node: 'save', field: 'folder' }]);
    },
  );
});
