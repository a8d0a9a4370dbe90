import type { Field, IntegerField, WholeField } from '../../graph/Field.ts';

/** Whether a field is a seed: it names the field beside it that moves it on. */
export function isSeed(field: Field): field is (IntegerField | WholeField) & { readonly control: string } {
  return (field.kind === 'integer' || field.kind === 'whole') && field.control !== undefined;
}
