import type { Announcement, Handlers, ReferenceSet } from '#shared/api/contract';
import { attempt } from '../attempt.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type SetHandlers = Pick<Handlers, Extract<keyof Handlers, `set.${string}`>>;

/** Reference sets. Each change is told to every window. */
export function createSetHandlers(
  { library, engine }: ServicePorts,
  announce: (announcement: Announcement) => void,
): SetHandlers {
  const changed = (change: () => ReferenceSet) =>
    attempt(() => {
      const set = change();
      announce({ kind: 'set', set });
      return set;
    });
  return {
    'set.list': () => attempt(() => library.referenceSets()),
    'set.versions': ({ id }) => attempt(() => library.referenceSetVersions(id)),
    'set.create': (set) => changed(() => library.createReferenceSet({ ...set, id: engine.newId(), at: engine.now() })),
    'set.save': (change) => changed(() => library.saveReferenceSet({ ...change, at: engine.now() })),
    'set.rename': ({ id, name }) => changed(() => library.renameReferenceSet(id, name)),
    'set.remove': ({ id }) => changed(() => library.removeReferenceSet(id, engine.now())),
    'set.restore': ({ id }) => changed(() => library.restoreReferenceSet(id)),
  };
}
