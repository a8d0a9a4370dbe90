import { describe, expect, it } from 'vitest';
import {
  isOnForm,
  moveOnForm,
  sayOfField,
  sayOfForm,
  showOnForm,
  takeOffForm,
  withoutForm,
} from '#shared/workflow/form/formEdits';
import { MAX_SHOWN_FIELDS, type Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../../../../support/builders.ts';

const plain = aGraph().node('a', 'text').node('b', 'text').build();
const A = { node: 'a', field: 'value' };
const B = { node: 'b', field: 'value' };
const both = showOnForm(showOnForm(plain, A), B);
const order = ({ form }: Workflow) => form?.fields.map(({ node }) => node);

describe('editing a form', () => {
  it('shows a field once, at the end, and makes a form where there is none', () => {
    expect(order(both)).toEqual(['a', 'b']);
    expect(showOnForm(both, A)).toBe(both);
    expect([isOnForm(both, B), isOnForm(plain, B)]).toEqual([true, false]);
    expect(withoutForm(both)).toEqual(plain);
  });

  it('moves fields, and not past the ends', () => {
    expect(order(moveOnForm(both, B, -4))).toEqual(['b', 'a']);
    expect(moveOnForm(both, B, 9)).toBe(both);
    expect(order(takeOffForm(both, A))).toEqual(['b']);
  });

  it('says words of a field and of the form, and takes them back', () => {
    const named = sayOfField(both, A, { label: 'Words', limit: 20 });
    expect(named.form?.fields[0]).toEqual({ ...A, label: 'Words', limit: 20 });
    expect(sayOfField(named, A, { label: '', limit: undefined }).form).toEqual(both.form);
    expect(sayOfField(named, A, { label: 'Words' })).toBe(named);
    expect(sayOfForm(sayOfForm(both, { title: 'Teapots' }), { title: undefined }).form).toEqual(both.form);
  });

  it('shows no more fields than a file holds', () => {
    const names = Array.from({ length: MAX_SHOWN_FIELDS + 5 }, (_each, at) => ({ node: 'a', field: `f${String(at)}` }));
    expect(names.reduce(showOnForm, plain).form?.fields).toHaveLength(MAX_SHOWN_FIELDS);
  });
});
