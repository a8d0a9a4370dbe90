/** Every change a person can make to a graph’s form, as a pure function. The same object comes back where nothing changes. */
import { MAX_SHOWN_FIELDS, type Form, type FormField, type Workflow } from '../Workflow.ts';
import { fieldKey } from './formEntries.ts';

/** The field of a node a form is about. */
export type FieldPlace = Pick<FormField, 'node' | 'field'>;

/** A form that shows nothing yet. */
export const EMPTY_FORM: Form = { fields: [] };

/** Whether the form of a graph shows a field. */
export function isOnForm({ form }: Pick<Workflow, 'form'>, place: FieldPlace): boolean {
  const key = fieldKey(place);
  return form?.fields.some((each) => fieldKey(each) === key) ?? false;
}

/** With the field at the end of its form, which it has from then on. One that is there, or one too many, changes nothing. */
export function showOnForm(workflow: Workflow, shown: FormField): Workflow {
  const form = workflow.form ?? EMPTY_FORM;
  if (isOnForm(workflow, shown) || form.fields.length >= MAX_SHOWN_FIELDS) return workflow;
  return { ...workflow, form: { ...form, fields: [...form.fields, shown] } };
}

export function takeOffForm(workflow: Workflow, place: FieldPlace): Workflow {
  return changeFields(workflow, (fields) => fields.filter((each) => fieldKey(each) !== fieldKey(place)));
}

/** Puts a field in another place, from 0. */
export function moveOnForm(workflow: Workflow, place: FieldPlace, to: number): Workflow {
  return changeFields(workflow, (fields) => {
    const from = fields.findIndex((each) => fieldKey(each) === fieldKey(place));
    const field = fields[from];
    const end = Math.min(Math.max(to, 0), fields.length - 1);
    return !field || end === from ? fields : fields.toSpliced(from, 1).toSpliced(end, 0, field);
  });
}

/** What is said of a field there; `undefined` takes back what was. */
export type FieldWords = { readonly [K in keyof Omit<FormField, 'node' | 'field'>]?: FormField[K] | undefined };

export function sayOfField(workflow: Workflow, place: FieldPlace, words: FieldWords): Workflow {
  return changeFields(workflow, (fields) =>
    fields.map((each) => (fieldKey(each) === fieldKey(place) ? said<FormField>(each, words) : each)),
  );
}

/** What stands above it, and whose pictures are its results; `undefined` takes back what was. */
export type FormWords = { readonly [K in keyof Omit<Form, 'fields'>]?: Form[K] | undefined };

export function sayOfForm(workflow: Workflow, words: FormWords): Workflow {
  const before = workflow.form ?? EMPTY_FORM;
  const form = said<Form>(before, words);
  return form === before ? workflow : { ...workflow, form };
}

/** The graph alone. */
export function withoutForm(workflow: Workflow): Workflow {
  const { form, ...rest } = workflow;
  return form ? rest : workflow;
}

function changeFields(workflow: Workflow, change: (fields: Form['fields']) => Form['fields']): Workflow {
  const { form } = workflow;
  if (!form) return workflow;
  const fields = change(form.fields);
  const isSame = fields.length === form.fields.length && fields.every((each, at) => each === form.fields[at]);
  return isSame ? workflow : { ...workflow, form: { ...form, fields } };
}

/** An empty text says nothing. */
function said<T extends object>(before: T, words: object): T {
  const given = new Map<string, unknown>(Object.entries(before));
  const isNew = Object.entries(words).some(([name, value]) => given.get(name) !== plain(value));
  if (!isNew) return before;
  for (const [name, value] of Object.entries(words)) given.set(name, plain(value));
  return Object.fromEntries([...given].filter(([, value]) => value !== undefined)) as T;
}

function plain(value: unknown): unknown {
  return value === '' ? undefined : value;
}
