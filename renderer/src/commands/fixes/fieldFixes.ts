import { definitionOf } from '#shared/graph/definitionOf';
import type { Field, JsonValue } from '#shared/graph/Field';
import { readWhole, wholeOf } from '#shared/graph/fields/Whole';
import { looksLikeKey } from '#shared/graph/keyShapes';
import { setField, setTitle } from '#shared/workflow/edits';
import { editFix, type FixesOf } from './Fix.ts';

/** The nearest value that passes, or the usual one. */
export const setNearest: FixesOf = ({ problem, node }, { palette }) => {
  const name = problem.field ?? '';
  const fields = definitionOf(palette, node)?.fields ?? {};
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  // What words should be, nobody else can say.
  if (!field || field.kind === 'text') return [];
  const value = nearest(field, node.fields?.[name]);
  const label = `Set ${field.label} to ${wordOf(field, value)}`;
  return [editFix(label, (workflow) => setField(workflow, node.id, name, value === field.default ? undefined : value))];
};

/** The name of a key its provider uses by itself. */
export const useOwnKeyName: FixesOf = ({ problem, node }, { palette }) => {
  const name = problem.field ?? '';
  const field = definitionOf(palette, node)?.fields[name];
  if (field?.kind !== 'key-name') return [];
  return [editFix(`Use ${field.default}`, (workflow) => setField(workflow, node.id, name, undefined))];
};

/** Whatever of a node has the shape of a key is emptied, its title too. */
export const clearKeys: FixesOf = ({ node }, { palette }) => {
  const holds = (value: unknown) => looksLikeKey(typeof value === 'string' ? value : JSON.stringify(value ?? ''));
  const names = Object.keys(node.fields ?? {}).filter((name) => holds(node.fields?.[name]));
  const isInTitle = node.title !== undefined && looksLikeKey(node.title);
  if (names.length === 0 && !isInTitle) return [];
  const fields = definitionOf(palette, node)?.fields ?? {};
  const labels = [...names.map((name) => fields[name]?.label ?? name), ...(isInTitle ? ['its name'] : [])];
  return [
    editFix(`Clear ${labels.join(' and ')}`, (workflow) => {
      const bare = names.reduce((graph, name) => setField(graph, node.id, name, undefined), workflow);
      return isInTitle ? setTitle(bare, node.id, '') : bare;
    }),
  ];
};

function nearest(field: Field, value: JsonValue | undefined): JsonValue | undefined {
  if (field.kind === 'integer' && typeof value === 'number') {
    return Math.min(field.max, Math.max(field.min, Math.round(value)));
  }
  if (field.kind === 'optional-number' && typeof value === 'number') {
    const stepped = Number.isInteger(field.step) ? Math.round(value) : value;
    return Math.min(field.max, Math.max(field.min, stepped));
  }
  const whole = field.kind === 'whole' && value !== undefined ? readWhole(value) : undefined;
  if (field.kind === 'whole' && whole !== undefined) {
    return wholeOf(whole < field.min ? field.min : whole > field.max ? field.max : whole);
  }
  return field.kind === 'pictures' || field.kind === 'data' ? undefined : field.default;
}

function wordOf(field: Field, value: JsonValue | undefined): string {
  const word = typeof value === 'string' || typeof value === 'number' ? String(value) : 'the usual';
  const choices = field.kind === 'choice' || field.kind === 'model' ? field.choices : [];
  return choices.find((choice) => choice.value === value)?.label ?? word;
}
