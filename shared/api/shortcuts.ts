import { commandFacts, commandIds, type CommandId } from './commandTable.ts';

/** The keys a person gave to commands in place of the table's, by the command's id; none: it has no keys. Ids of a newer version are kept. */
export type OwnShortcuts = Readonly<Record<string, readonly string[]>>;

/** Most keys one command has, and how long the name of one is. */
export const MOST_KEYS = 4;
const LONGEST_KEYS = 40;

/** The keys of a command as they are now, such as `Ctrl+Shift+Z`; the first is the one shown. */
export function shortcutsOf(id: CommandId, own: OwnShortcuts): readonly string[] {
  const { keys, native } = commandFacts(id);
  return native ? keys : (own[id] ?? keys);
}

/** Whether a text can be the name of keys: modifiers in their order, and one key. */
export function areKeys(text: string): boolean {
  return text.length <= LONGEST_KEYS && /^(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\s+]{1,20}|\+)$/u.test(text);
}

/** Another command that has these keys. */
export function holderOf(keys: string, own: OwnShortcuts, except: CommandId): CommandId | undefined {
  const wanted = folded(keys);
  return commandIds.find((id) => id !== except && shortcutsOf(id, own).some((each) => folded(each) === wanted));
}

/** Commands that share keys with another, so that one of them is never heard. By id, those they share them with. */
export function conflictsOf(own: OwnShortcuts): ReadonlyMap<CommandId, readonly CommandId[]> {
  const holders = Map.groupBy(
    commandIds.flatMap((id) => shortcutsOf(id, own).map((keys) => [folded(keys), id] as const)),
    ([keys]) => keys,
  );
  const conflicts = new Map<CommandId, CommandId[]>();
  for (const group of holders.values()) {
    const ids = [...new Set(group.map(([, id]) => id))];
    for (const id of ids.length > 1 ? ids : []) {
      conflicts.set(id, [...(conflicts.get(id) ?? []), ...ids.filter((other) => other !== id)]);
    }
  }
  return conflicts;
}

/** With a command's keys set, or with the table's again where `undefined`; those of the table need no entry. */
export function withShortcuts(own: OwnShortcuts, id: CommandId, keys: readonly string[] | undefined): OwnShortcuts {
  const { [id]: _before, ...others } = own;
  const usual = commandFacts(id).keys;
  const isUsual = keys === undefined || (keys.length === usual.length && keys.every((each, at) => each === usual[at]));
  return isUsual ? others : { ...others, [id]: keys };
}

/** A letter is the same key in both cases. */
function folded(keys: string): string {
  return keys.toLowerCase();
}
