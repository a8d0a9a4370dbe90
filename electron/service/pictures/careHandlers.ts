import type { Announcement, Handlers } from '#shared/api/contract';
import { BadInputError, NeedsDesktopError } from '#shared/errors/inputErrors';
import { attempt } from '../attempt.ts';
import type { Jobs } from '../Jobs.ts';
import { neededShell } from './pictureHandlers.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type CareHandlers = Pick<
  Handlers,
  | 'library.check'
  | 'library.usage'
  | 'library.backup'
  | 'library.places'
  | 'library.choose'
  | 'library.chooseMove'
  | 'library.restart'
>;

/** Looking after the library: whether all of it is well, what takes how much room, a copy of the index, where it lies. */
export function createCareHandlers(
  { library, places, shell, engine }: ServicePorts,
  jobs: Jobs,
  announce: (announcement: Announcement) => void,
): CareHandlers {
  /** A page names no folder: it chooses one that is known, or a person does in the system's dialog. */
  const chosenFolder = async (named: string | null): Promise<string | undefined> => {
    if (named === null) return desktopFor('use DIR').chooseFolder({ title: 'Open another library' });
    const { current, next, known } = await places.list();
    if ([current, next, ...known].includes(named)) return named;
    throw new BadInputError('That library is not known here.', { hint: 'Choose one from the list.' });
  };
  const desktopFor = (words: string) => {
    if (shell) return shell;
    throw new NeedsDesktopError('Only the desktop application can ask for a place.', {
      hint: `On the command line: npm run -s lumi -- library ${words}`,
    });
  };
  return {
    'library.check': ({ job }) =>
      jobs.run(job, async (tools) => {
        try {
          return await library.check(tools);
        } finally {
          // Whatever it came to, pictures may be marked otherwise now.
          announce({ kind: 'pictures-changed', ids: null });
        }
      }),
    'library.usage': () => library.usage(),
    async 'library.backup'({ job }) {
      const file = await desktopFor('backup FILE').chooseSave({
        title: 'Back up the index of the library',
        suggestedPath: `lumi-library ${new Date(engine.now()).toISOString().slice(0, 10)}.sqlite`,
        filters: [{ name: 'Index of a library', extensions: ['sqlite'] }],
      });
      return file === undefined ? null : jobs.run(job, (tools) => library.backup(file, tools));
    },
    'library.places': () => places.list(),
    async 'library.choose'({ folder }) {
      const chosen = await chosenFolder(folder);
      return chosen === undefined ? null : places.choose(chosen);
    },
    async 'library.chooseMove'() {
      const folder = await desktopFor('move DIR').chooseFolder({ title: 'Move the library to an empty folder' });
      return folder === undefined ? null : places.moveLater(folder);
    },
    'library.restart': () =>
      attempt(() => {
        neededShell(shell).restart();
      }),
  };
}
