import type { Announcement } from '#shared/api/contract';
import { BadInputError, StorageError } from '#shared/errors/inputErrors';
import { importPictures } from '../pictures/importPictures.ts';
import type { TemplateBaggage } from '../ports/filePorts.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type Ports = Pick<ServicePorts, 'library' | 'engine' | 'redact'>;
type Announce = (announcement: Announcement) => void;

/** Names tried for a set whose own name another set has. */
const MOST_TRIES = 100;

/**
 * Puts what a template comes with into the library: what is there already stays as it is, what was removed comes back.
 * @throws StorageError where a picture cannot be kept
 */
export async function bringAlong({ pictures, sets }: TemplateBaggage, ports: Ports, announce: Announce): Promise<void> {
  if (pictures.length > 0) {
    const sources = pictures.map(({ file, bytes }) => ({ name: file, bytes: [bytes] }));
    const { refused } = await importPictures(sources, ports, announce);
    const [first] = refused;
    if (first) throw new StorageError(`${first.name}: ${first.error.message}`, { hint: first.error.hint });
  }
  for (const set of sets) bringSet(set, ports, announce);
}

function bringSet(set: TemplateBaggage['sets'][number], { library, engine }: Ports, announce: Announce): void {
  const present = library.referenceSet(set.id);
  if (present && present.removedAt === undefined) return;
  for (let number = 1; ; number++) {
    const name = number === 1 ? set.name : `${set.name} ${String(number)}`;
    try {
      if (present && number > 1) library.renameReferenceSet(set.id, name);
      const brought = present
        ? library.restoreReferenceSet(set.id)
        : library.createReferenceSet({ ...set, name, at: engine.now() });
      announce({ kind: 'set', set: brought });
      return;
    } catch (caught) {
      // The name is another set's.
      if (!(caught instanceof BadInputError) || number === MOST_TRIES) throw caught;
    }
  }
}
