import { setImmediate as letOthers } from 'node:timers/promises';
import type { galleryCalls } from '#shared/api/calls/galleryCalls';
import type { Announcement, Handlers, PictureTarget } from '#shared/api/contract';
import type { LookedTiles, Presence } from '#shared/api/Gallery';
import { attempt } from '../attempt.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

const DAY_MS = 86_400_000;
/** Every file is not looked for again before. */
const SWEEP_EVERY_MS = 10_000;
/** Pictures whose presence is written down in one go. */
const AT_ONCE = 1000;

/** Finding pictures, and what people say of them. Whoever else looks at them is told of what changes. */
export function createGalleryHandlers(
  ports: ServicePorts,
  announce: (announcement: Announcement) => void,
): Pick<Handlers, keyof typeof galleryCalls> {
  const { library, engine } = ports;
  const { gallery } = library;
  const changed = (ids: readonly string[] | null) => {
    if (ids === null || ids.length > 0) announce({ kind: 'pictures-changed', ids });
  };
  const findsChanged = () => {
    announce({ kind: 'finds-changed' });
  };
  /** Does something to pictures and tells of it. */
  const doing = async (of: PictureTarget, work: (numbers: Int32Array) => Promise<number>) => {
    const numbers = await gallery.numbersOf(of);
    const count = await work(numbers);
    changed(library.namesOf(numbers));
    return { count };
  };
  /** Whoever looks at pictures is shown them, also where nothing can be written. */
  const seen = (presence: readonly Presence[]) => {
    try {
      changed(library.notePresence(presence, engine.now()));
    } catch (caught) {
      engine.log(caught);
    }
  };
  const looked = ({ tiles, presence }: LookedTiles) => {
    seen(presence);
    return tiles;
  };
  let sweptAt = -Infinity;
  const sweep = async () => {
    if (performance.now() - sweptAt < SWEEP_EVERY_MS) return;
    const presence = await gallery.lookForAll();
    // A folder that is gone may be that of all pictures: others are let in meanwhile.
    for (let from = 0; from < presence.length; from += AT_ONCE) {
      seen(presence.slice(from, from + AT_ONCE));
      await letOthers();
    }
    sweptAt = performance.now();
  };

  return {
    async 'gallery.open'(query) {
      if (query.filter.isMissing) await sweep();
      const { presence, tiles, ...opened } = await gallery.open(query);
      return { ...opened, tiles: looked({ tiles, presence }) };
    },
    async 'gallery.count'({ filter }) {
      if (filter.isMissing) await sweep();
      return gallery.count(filter);
    },
    'gallery.rows': (input) => gallery.rows(input),
    'gallery.tiles': async ({ numbers }) => looked(await gallery.tiles(numbers)),
    'gallery.place': (input) => gallery.place(input),
    'gallery.facets': ({ filter }) => gallery.facets(filter),
    'gallery.shared': ({ of }) => gallery.shared(of),

    'picture.find': ({ start }) => attempt(() => library.idsStartingWith(start)),
    async 'picture.lineage'({ id }) {
      const { parents, children } = library.lineage(id);
      const [before, after] = await Promise.all([gallery.tiles(parents), gallery.tiles(children)]);
      return { parents: looked(before), children: looked(after) };
    },
    'picture.setFacts': ({ of, facts }) => doing(of, (numbers) => library.setFacts(numbers, facts)),
    async 'picture.setLabels'({ of, add, remove }) {
      const done = await doing(of, (numbers) => library.setLabels(numbers, add, remove));
      findsChanged();
      return done;
    },
    async 'picture.trash'({ of }) {
      const numbers = await gallery.numbersOf(of);
      const done = await library.trash(numbers, engine.now());
      changed(library.namesOf(numbers));
      return done;
    },
    async 'picture.restore'(input) {
      if ('of' in input) return doing(input.of, (numbers) => library.restore(numbers));
      const numbers = library.trashedAt(input.trashedAt);
      const count = await library.restore(numbers);
      changed(library.namesOf(numbers));
      return { count };
    },
    'trash.size': ({ olderThanDays = 0 }) =>
      attempt(() => {
        const until = engine.now() - olderThanDays * DAY_MS;
        return { ...library.trashSize(until), until };
      }),
    async 'trash.empty'({ olderThanDays = 0, until = Infinity }) {
      const now = engine.now();
      const emptied = await library.emptyTrash(Math.min(until, now - olderThanDays * DAY_MS), now);
      if (emptied.count + emptied.kept.length > 0) changed(null);
      return emptied;
    },

    'labels.list': () => gallery.labels(),
    async 'labels.rename'({ label, name }) {
      await library.renameLabel(label, name);
      findsChanged();
      changed(null);
    },
    async 'labels.remove'({ label }) {
      await library.removeLabel(label);
      findsChanged();
      changed(null);
    },

    'searches.list': () => attempt(() => library.searches()),
    'searches.save': (search) =>
      attempt(() => {
        const saved = library.saveSearch({ ...search, id: engine.newId() });
        findsChanged();
        return saved;
      }),
    'searches.remove': ({ id }) =>
      attempt(() => {
        library.removeSearch(id);
        findsChanged();
      }),
  };
}
