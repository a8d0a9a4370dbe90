import type { Field, JsonObject, JsonValue } from '../graph/Field.ts';
import type { AnyNodeDefinition } from '../graph/NodeDefinition.ts';
import type { SettingsLanguage } from '../graph/settings/SettingsLanguage.ts';
import { translateSettings } from '../graph/settings/translateSettings.ts';

/** What of a node's values another type can say too, under its own names, and the labels of what it cannot. */
export interface KeptFields {
  readonly kept: JsonObject;
  readonly lost: readonly string[];
  /** What is said otherwise than it was, in whole sentences. */
  readonly notes: readonly string[];
}

/**
 * The values of a node that another type takes. One of the same name goes first; what is left of the main words of one goes into those of the
 * other, and a seed into a seed. A model is sought by its title, since providers call one model by ids of their own. The name of a key belongs
 * to its provider. Settings of one family are said in the words of the other.
 */
export function keptFields(
  fields: JsonObject,
  before: AnyNodeDefinition | undefined,
  next: AnyNodeDefinition,
): KeptFields {
  if (before?.language && next.language) return said(fields, before.language, next.language);
  const kept = new Map<string, JsonValue>();
  const left: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const field = own(next.fields, name);
    const former = own(before?.fields ?? {}, name);
    if (field && !(former && meaningOf(former) !== meaningOf(field)) && put(kept, name, field, former, value)) continue;
    left.push(name);
  }
  const lost = left.filter((name) => {
    const former = own(before?.fields ?? {}, name);
    const value = fields[name];
    if (!former || value === undefined || value === null) return before !== undefined && former !== undefined;
    const role = roleOf(former, before, name);
    const place =
      role &&
      Object.entries(next.fields).find(
        ([other, field]) => !kept.has(other) && !Object.hasOwn(fields, other) && roleOf(field, next, other) === role,
      );
    return !(place && put(kept, place[0], place[1], former, value));
  });
  return {
    kept: Object.fromEntries(kept),
    lost: lost.flatMap((name) => {
      const former = own(before?.fields ?? {}, name);
      return former && fields[name] !== former.default && fields[name] !== null ? [former.label] : [];
    }),
    notes: [],
  };
}

function said(fields: JsonObject, from: SettingsLanguage, to: SettingsLanguage): KeptFields {
  const { options, lost, notes } = translateSettings(fields, from, to);
  return { kept: options, lost, notes: notes.map((note) => `${to.title} ${note}.`) };
}

/** Whether the value is one of the field's; it is kept then. */
function put(
  kept: Map<string, JsonValue>,
  name: string,
  field: Field,
  former: Field | undefined,
  value: JsonValue | undefined,
): boolean {
  if (value === undefined || field.kind === 'key-name') return false;
  if (field.kind === 'model' && former?.kind === 'model') {
    const label = former.choices.find((choice) => choice.value === value)?.label;
    const same = field.choices.find((choice) => choice.label === label);
    if (!same) return false;
    if (same.value !== field.default) kept.set(name, same.value);
    return true;
  }
  if (!field.check(value).ok) return false;
  kept.set(name, value);
  return true;
}

/** Two fields of one name mean the same only where they hold the same sort of thing. */
function meaningOf({ kind }: Field): string {
  return kind === 'integer' || kind === 'whole' || kind === 'optional-number' ? 'number' : kind;
}

/** What a field is to its node, whatever its name: its main words, its seed, or what moves that on. */
function roleOf(field: Field, definition: AnyNodeDefinition | undefined, name: string): string | undefined {
  if (field.kind === 'text' && field.multiline) return 'words';
  if ((field.kind === 'integer' || field.kind === 'whole') && field.control !== undefined) return 'seed';
  const isControl = Object.values(definition?.fields ?? {}).some((each) => 'control' in each && each.control === name);
  return isControl ? 'control' : undefined;
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
