import type { Field, JsonObject, JsonValue } from '#shared/graph/Field';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { isSeedField } from '#shared/nodes/seedControl';

/** What a node is about where its rows are not drawn: what one changes most, else what is written in it, else its seed or its pictures. */
export function nodeSummary({ fields }: AnyNodeDefinition, values: JsonObject): string {
  const all = Object.entries(fields).map(([name, field]) => ({ field, words: wordsOf(field, values[name]) }));
  const quick = all.filter(({ field }) => field.isQuick);
  if (quick.length > 0) return quick.map(({ words }) => words).join(' · ');
  const main =
    all.find(({ field, words }) => field.kind === 'text' && field.multiline && words !== '') ??
    all.find(({ field, words }) => field.kind === 'pictures' && words !== '') ??
    (all.every(({ field }) => field.kind !== 'text') ? all.find(({ field }) => isSeedField(field)) : undefined);
  return main?.words ?? '';
}

/** Longer than a header shows. */
const MOST_LETTERS = 80;

function wordsOf(field: Field, given: JsonValue | undefined): string {
  const value = given ?? field.default;
  if (field.kind === 'pictures') {
    const count = Array.isArray(value) ? value.length : 0;
    return count === 0 ? '' : count === 1 ? '1 picture' : `${String(count)} pictures`;
  }
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  if (field.kind === 'choice' || field.kind === 'model')
    return field.choices.find((choice) => choice.value === value)?.label ?? String(value);
  return String(value).trim().replace(/\s+/gu, ' ').slice(0, MOST_LETTERS);
}
