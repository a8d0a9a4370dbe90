import type { Announcement, Handlers, TakenPictures } from '#shared/api/contract';
import { NotFoundError } from '#shared/errors/inputErrors';
import type { Attendance } from './Attendance.ts';
import type { CloseQuestion } from './CloseQuestion.ts';
import { createFileHandlers } from './fileHandlers.ts';
import type { OpenedFiles } from './OpenedFiles.ts';
import { attempt } from './attempt.ts';
import { createListHandlers } from './listHandlers.ts';
import { createPictureHandlers, neededShell } from './pictureHandlers.ts';
import { createRecoveryHandlers } from './recoveryHandlers.ts';
import { makeReport } from './report.ts';
import type { RunDesk } from './RunDesk.ts';
import { createRunHandlers } from './runHandlers.ts';
import type { PictureSource, ServicePorts } from './ServicePorts.ts';
import { createSetHandlers } from './setHandlers.ts';
import { createShareHandlers } from './shareHandlers.ts';
import { createWildcardHandlers } from './wildcardHandlers.ts';

interface Desks {
  readonly runs: RunDesk;
  readonly closing: CloseQuestion;
  readonly attendance: Attendance;
  readonly opened: OpenedFiles;
  readonly takeIn: (sources: readonly PictureSource[]) => Promise<TakenPictures>;
}

/** What each call does. A call that is missing here does not compile. */
export function createHandlers(
  ports: ServicePorts,
  { runs, closing, attendance, opened, takeIn }: Desks,
  announce: (announcement: Announcement) => void,
): Handlers {
  const { library, keys, settings } = ports;
  return {
    'app.info': () => Promise.resolve(ports.info),
    'app.setEdited': ({ isEdited, title }) =>
      attempt(() => {
        closing.setEdited(isEdited);
        ports.shell?.setEdited(isEdited, title);
      }),
    'app.closeAnswer': ({ ok }) =>
      attempt(() => {
        closing.answer(ok);
      }),

    'app.attend': () => attempt(() => ({ commands: attendance.begin(), isEnding: runs.isClosing })),

    'app.setTheme': ({ theme }) =>
      attempt(() => {
        ports.shell?.setTheme(theme);
      }),
    'app.setCommands': (offered) =>
      attempt(() => {
        ports.shell?.setCommands(offered);
      }),
    'app.paste': () =>
      attempt(() => {
        neededShell(ports.shell).paste();
      }),

    ...createFileHandlers(ports, opened),
    ...createRecoveryHandlers(ports),
    ...createShareHandlers(ports),

    ...createListHandlers(ports, announce),
    ...createRunHandlers(ports, runs),
    ...createWildcardHandlers(ports),

    'keys.list': () => keys.list(),
    'keys.keychain': () => keys.keychain(),
    'keys.approve': ({ provider, name }) => keys.approve(provider, name),
    'keys.allow': ({ provider, name }) =>
      attempt(() => {
        keys.allow(provider, name);
      }),
    'keys.set': ({ provider, name, value }) => keys.set(provider, name, value),
    'keys.remove': ({ name }) => keys.remove(name),
    'keys.check': ({ provider, name }) => ports.checkKey(provider, name),
    'keys.import': ({ text, chosen }) => keys.import(text, chosen),

    'picture.details': ({ id }) =>
      attempt(() => {
        const details = library.details(id);
        if (!details) throw new NotFoundError('That picture is not in the library.');
        return details;
      }),
    'picture.list': ({ limit = Number.MAX_SAFE_INTEGER, ...query }) => attempt(() => library.list({ ...query, limit })),
    'picture.setFacts': ({ ids, facts }) =>
      attempt(() => {
        if (!library.setFacts(ids, facts)) throw new NotFoundError('A picture of these is not in the library.');
        announce({ kind: 'picture-facts', ids, facts });
      }),
    ...createPictureHandlers(ports, takeIn),
    ...createSetHandlers(ports, announce),

    'settings.get': () => attempt(() => settings.current),
    'settings.set': async (changed) => {
      await settings.change(changed);
      announce({ kind: 'settings', settings: settings.current });
      return settings.current;
    },

    'report.make': async (wanted) => {
      const made = await makeReport(ports, wanted);
      // Where there is a file manager, the next step is to drag it into a letter.
      ports.shell?.showInFolder(made.path);
      return made;
    },
  };
}
