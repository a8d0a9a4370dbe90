import { describe, expect, it } from 'vitest';
import type { Field } from '#shared/graph/Field';
import { faultOf, limitWords, narrowField } from '#shared/workflow/form/narrowField';
import type { FormField } from '#shared/workflow/Workflow';
import { palette } from '../../../../support/shipped.ts';

function own(type: string, name: string): Field {
  const field = palette.get(type)?.fields[name];
  if (!field) throw new Error(`${type} has no ${name}`);
  return field;
}
const shown = (limits: Partial<FormField>): FormField => ({ node: 'n', field: 'f', ...limits });
const id = (letter: string) => ({ id: letter.repeat(64) });

describe('a field within the limits of a form', () => {
  it('takes numbers within them, and says why it takes no other', () => {
    const limits = shown({ label: 'How many', min: 2, max: 4 });
    const field = narrowField(own('gemini-config', 'numImages'), limits);
    expect(faultOf(field, 4)).toBeUndefined();
    expect(faultOf(field, 5)).toBe('How many must be from 2 to 4 on this form.');
    expect(faultOf(field, 1.5)).toMatch(/whole number/);
    expect(limitWords(field, limits)).toBe('2 to 4');
  });

  it('is never wider than the field itself, and whole where the limits leave nothing', () => {
    const wide = narrowField(own('gemini-config', 'numImages'), shown({ min: -5, max: 900 }));
    expect(wide).toMatchObject({ min: 1, max: 16 });
    expect(narrowField(own('gemini-config', 'numImages'), shown({ min: 40 }))).toMatchObject({ min: 1, max: 16 });
    const gone = narrowField(own('gemini-config', 'aspectRatio'), shown({ choices: ['7:5'] }));
    expect(gone).toBe(own('gemini-config', 'aspectRatio'));
  });

  it('offers only some choices, in the order of the form', () => {
    const field = narrowField(own('gemini-config', 'aspectRatio'), shown({ choices: ['16:9', '1:1', '16:9'] }));
    expect(field).toMatchObject({ kind: 'choice', choices: [{ value: '16:9' }, { value: '1:1' }] });
    expect(faultOf(field, '1:1')).toBeUndefined();
    expect(faultOf(field, '4:3')).toBe('Ratio must be one of 16:9, 1:1 on this form.');
  });

  it('lets a text be chosen, or written in so many letters', () => {
    const chosen = narrowField(own('text', 'value'), shown({ choices: ['late sun', 'candle'] }));
    expect(chosen.kind).toBe('choice');
    expect(faultOf(chosen, 'noon')).toMatch(/must be one of late sun, candle/);
    const short = narrowField(own('text', 'value'), shown({ limit: 3 }));
    expect(faultOf(short, '👩‍🚀👩‍🚀👩‍🚀')).toBeUndefined();
    expect(faultOf(short, 'four')).toBe('Text is longer than 3 letters.');
    const long = narrowField(own('text', 'value'), shown({ limit: 5000 }));
    expect(faultOf(long, '👩‍🚀'.repeat(5000))).toBeUndefined();
    expect(faultOf(long, '👩‍🚀'.repeat(5001))).toBe('Text is longer than 5000 letters.');
  });

  it('takes so many pictures', () => {
    const field = narrowField(own('image-input', 'pictures'), shown({ limit: 1 }));
    expect(faultOf(field, [id('a')])).toBeUndefined();
    expect(faultOf(field, [id('a'), id('b')])).toMatch(/takes 1 picture at most on this form/);
    expect(limitWords(field, shown({ limit: 4 }))).toBe('up to 4 pictures');
  });
});
