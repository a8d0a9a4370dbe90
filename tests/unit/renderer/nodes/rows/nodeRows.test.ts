import { describe, expect, it } from 'vitest';
import { optionalNumberField } from '#shared/graph/fields/optionalNumberField';
import { textField } from '#shared/graph/fields/textField';
import { defineNode, input, output, type AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { JsonObject } from '#shared/graph/Field';
import { imageProcessor } from '#shared/nodes/imageProcessor';
import { palette } from '../../../../support/shipped.ts';
import { nodeLook } from '../../../../../renderer/src/nodes/index.ts';
import { shownFields } from '../../../../../renderer/src/inspector/node/shownFields.ts';
import { nodeRows, type RowsNow } from '../../../../../renderer/src/nodes/rows/nodeRows.ts';

const processor = imageProcessor as unknown as AnyNodeDefinition;
const look = nodeLook('image-processor');
const rowsOf = (now: Partial<RowsNow>) =>
  nodeRows(processor, look, { fields: {}, wired: new Set(), width: 300, ...now }).map((row) =>
    [
      row.kind,
      row.kind === 'input' ? row.input : row.kind === 'fold' ? [...row.inputs, ...row.fields].join('+') : '',
      row.output ?? '',
    ].join(' '),
  );

describe('the rows of a node', () => {
  it('fold what is optional and unset, and keep what it cannot do without', () => {
    expect(rowsOf({})).toEqual([
      'input provider images',
      'input prompt ',
      'input seed ',
      'fold config+instructions+references+mask+markup text',
      'body  ',
    ]);
  });

  it('show what is wired or set, and put an output beside each input that is only read', () => {
    const wired = new Set(['provider', 'config', 'prompt', 'references']);
    expect(rowsOf({ wired, fields: { instructions: 'Be brief' } })).toEqual([
      'input provider images',
      'input config text',
      'input prompt ',
      'input instructions ',
      'input references ',
      'input seed ',
      'quick  ',
      'fold mask+markup ',
      'body  ',
    ]);
  });

  it('leave what is changed most to the nodes beside it where it is narrow', () => {
    const wired = new Set(['provider']);
    expect(rowsOf({ wired, width: 280 })).toContain('quick  ');
    expect(rowsOf({ wired, width: 279 })).not.toContain('quick  ');
  });

  it('fold a single text, which is higher than the line in its place', () => {
    const wired = new Set(['provider', 'config', 'prompt', 'references', 'mask', 'markup']);
    expect(rowsOf({ wired })).toContain('fold instructions ');
  });

  it('fold the seed of a text that stays as it is, and keep the one that moves', () => {
    const rewrite = palette.get('text-processor') as AnyNodeDefinition;
    const folded = (fields: JsonObject) =>
      nodeRows(rewrite, nodeLook('text-processor'), { fields, wired: new Set() }).flatMap((row) =>
        row.kind === 'fold' ? row.inputs : [],
      );
    expect(folded({})).toContain('seed');
    expect(folded({ control: 'randomise' })).not.toContain('seed');
    expect(folded({ seed: 7 })).not.toContain('seed');
  });

  it('show all when asked to, and keep the line that folds it again', () => {
    expect(rowsOf({ isOpen: true }).filter((row) => row.startsWith('input'))).toHaveLength(8);
    expect(rowsOf({ isOpen: true }).find((row) => row.startsWith('fold'))).toContain(
      'config+instructions+references+mask+markup',
    );
  });

  it('keep in sight what was emptied a moment ago', () => {
    expect(rowsOf({ kept: new Set(['instructions']) })).toContain('input instructions ');
  });

  it('fold no single field, unless an output is to stand in its line', () => {
    const node = (outputs: AnyNodeDefinition['outputs']) =>
      defineNode({
        type: 'x',
        title: 'X',
        help: '',
        category: 'text',
        inputs: { text: input('text', 'Text') },
        outputs,
        fields: { name: textField('Name'), heat: optionalNumberField('Heat', { min: 0, max: 1, step: 0.1 }) },
        run: () => Promise.resolve({}),
      }) as unknown as AnyNodeDefinition;
    const kinds = (definition: AnyNodeDefinition) =>
      nodeRows(definition, {}, { fields: {}, wired: new Set() }).map(({ kind }) => kind);
    expect(kinds(node({ a: output('text', 'A') }))).toEqual(['input', 'field', 'field']);
    expect(kinds(node({ a: output('text', 'A'), b: output('text', 'B') }))).toEqual(['input', 'field', 'fold']);
  });

  it('fold nothing that a group shows, which its maker chose, but the inputs it does not need', () => {
    const heat = optionalNumberField('Heat', { min: 0, max: 1, step: 0.1 });
    const group: AnyNodeDefinition = {
      type: 'group:g',
      title: 'G',
      help: '',
      category: 'group',
      inputs: { a: input('text', 'A'), b: input('text', 'B'), c: input('text', 'C'), warm: input('text', 'Warm') },
      outputs: {},
      fields: { warm: heat, cold: heat, wet: heat },
    };
    const rows = nodeRows(group, nodeLook(group.type), { fields: {}, wired: new Set() });
    expect(rows.flatMap((row) => (row.kind === 'field' ? row.field : []))).toEqual(['cold', 'wet']);
    expect(rows.flatMap((row) => (row.kind === 'input' ? row.input : []))).toEqual(['warm']);
    expect(rows.find(({ kind }) => kind === 'fold')).toMatchObject({ inputs: ['a', 'b', 'c'], fields: [] });
    const set = { fields: { wet: 1 } };
    expect(shownFields(set, group)).toEqual({ shown: ['warm', 'cold', 'wet'], unset: [] });
    expect(shownFields(set, { ...group, category: 'text' }).unset).toEqual(['warm', 'cold']);
  });
});
