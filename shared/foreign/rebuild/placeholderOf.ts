import type { JsonObject, JsonValue } from '../../graph/Field.ts';
import type { ForeignNode } from '../ForeignGraph.ts';
import type { ImportLog } from '../ImportLog.ts';
import { asMap, keptValue } from '../json.ts';
import { isSecretName, mayBeSecret } from '../read/isSecretName.ts';
import { CONTROLS } from './seeds.ts';

/** Ours are written so, now and later: a type that looks like one of ours is named by its program. */
const LIKE_OURS = /^[a-z][a-z0-9-]*$|^group:/;
const MAX_NAME = 100;
const MAX_VALUES = 500;

/** What a node is called in our files that we have none for: by its own type, which is never one of ours. */
export function placeholderType(type: string, program: string): string {
  return (LIKE_OURS.test(type) ? `${program}:${type}` : type).slice(0, MAX_NAME).toWellFormed();
}

/**
 * What such a node holds, to be read: its values, by name where the file tells names, and its sockets, wired or not. What has no name and
 * may be a key is left out.
 */
export function placeholderFields(node: ForeignNode, log: ImportLog): JsonObject {
  const fields: Record<string, JsonValue> = {};
  const add = (name: string, value: unknown, isNamed: boolean) => {
    if (typeof value === 'string' && value !== '' && (isNamed ? isSecretName(name) : mayBeSecret(value))) {
      log.key(node.id);
      return;
    }
    fields[name.slice(0, MAX_NAME).toWellFormed()] = keptValue(value, (text) => log.clean(node.id, text));
  };
  const list: readonly unknown[] | undefined = Array.isArray(node.values) ? node.values : undefined;
  const names = list && namesFor(node, list);
  if (list)
    list.slice(0, MAX_VALUES).forEach((value, at) => {
      add(names?.[at] ?? `value ${String(at + 1)}`, value, names !== undefined);
    });
  else
    for (const [name, value] of Object.entries(asMap(node.values) ?? {}).slice(0, MAX_VALUES)) add(name, value, true);
  const sockets = {
    ...(node.inputs.length > 0 && {
      inputs: node.inputs.map(({ name, type }) => (type === '' ? name : `${name}: ${type}`)),
    }),
    ...(node.outputs.length > 0 && {
      outputs: node.outputs.map(({ name, type }) => (type === '' ? name : `${name}: ${type}`)),
    }),
  };
  return { ...fields, ...(Object.keys(sockets).length > 0 && { sockets }) };
}

/** The names of a list of values, where the file writes a socket for each of them: the words of what becomes of a seed have none. */
function namesFor(node: ForeignNode, list: readonly unknown[]): readonly string[] | undefined {
  const widgets = node.inputs.flatMap(({ widget }) => (widget === undefined ? [] : [widget]));
  if (widgets.length === 0) return undefined;
  const names: string[] = [];
  let at = 0;
  for (const value of list) {
    const last = names.at(-1);
    if (CONTROLS.includes(value) && last !== undefined && /seed$/.test(last)) {
      names.push('control_after_generate');
      continue;
    }
    const name = widgets[at++];
    if (name === undefined) return undefined;
    names.push(name);
  }
  return at === widgets.length ? names : undefined;
}
