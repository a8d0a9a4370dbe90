import type { HistoryEvent, KeptKind } from './HistoryEvent.ts';

/** An event with the name of its file. */
export interface KeptFile {
  readonly id: string;
  readonly event: HistoryEvent;
}

/** A graph as it was for a while: whatever happened to the very same graph without another between is told of one version. */
export interface Version {
  /** Of its first event. */
  readonly id: string;
  /** When it was kept last, ms since the epoch. */
  readonly at: number;
  readonly text: string;
  readonly kinds: ReadonlySet<KeptKind>;
  readonly name: string | null;
  readonly from: string | null;
  readonly told: string | null;
  /** The runs it was kept for, oldest first. */
  readonly runs: readonly string[];
  /** Ids of all its events, those that name it too. */
  readonly events: readonly string[];
}

/** The versions that events tell of, newest first. Events come in any order. */
export function versionsOf(files: readonly KeptFile[]): readonly Version[] {
  const versions: Version[] = [];
  const names = new Map<string, { readonly name: string; readonly ids: string[] }>();
  for (const { id, event } of files.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (event.format === 'lumi-version-name') {
      names.set(event.of, { name: event.name, ids: [...(names.get(event.of)?.ids ?? []), id] });
      continue;
    }
    const last = versions.at(-1);
    const isSame = last?.text === event.text;
    const version: Version = {
      id: isSame ? last.id : id,
      at: event.at,
      text: event.text,
      kinds: new Set([...(isSame ? last.kinds : []), event.kind]),
      name: null,
      from: (isSame ? last.from : null) ?? event.from ?? null,
      told: (isSame ? last.told : null) ?? event.told ?? null,
      runs: [...(isSame ? last.runs : []), ...(event.run === undefined ? [] : [event.run])],
      events: [...(isSame ? last.events : []), id],
    };
    if (event.name !== undefined) {
      names.set(version.id, { name: event.name, ids: names.get(version.id)?.ids ?? [] });
    }
    if (isSame) versions.pop();
    versions.push(version);
  }
  return versions.toReversed().map((version) => named(version, names.get(version.id)));
}

function named(version: Version, given: { readonly name: string; readonly ids: string[] } | undefined): Version {
  if (!given) return version;
  return { ...version, name: given.name === '' ? null : given.name, events: [...version.events, ...given.ids] };
}
