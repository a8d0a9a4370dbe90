import type { Announcement, Handlers, ImportReport, TakenPictures } from '#shared/api/contract';
import { NotFoundError } from '#shared/errors/inputErrors';
import { sentCall } from '#shared/providers/sentCall';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { Attendance } from './Attendance.ts';
import type { CloseQuestion } from './CloseQuestion.ts';
import type { Downloads } from './pictures/Downloads.ts';
import { createFileHandlers } from './files/fileHandlers.ts';
import type { Jobs } from './Jobs.ts';
import type { ModelDesk } from './ModelDesk.ts';
import type { OpenedFiles } from './files/OpenedFiles.ts';
import { attempt } from './attempt.ts';
import { createHistoryHandlers } from './history/historyHandlers.ts';
import type { HistoryDesk } from './history/HistoryDesk.ts';
import { createGalleryHandlers } from './pictures/galleryHandlers.ts';
import { createLibraryHandlers } from './pictures/libraryHandlers.ts';
import { createImportHandlers } from './files/importHandlers.ts';
import { createListHandlers } from './files/listHandlers.ts';
import { createPictureHandlers, neededShell } from './pictures/pictureHandlers.ts';
import { createRecoveryHandlers } from './files/recoveryHandlers.ts';
import { makeReport } from './report.ts';
import type { RunDesk } from './runs/RunDesk.ts';
import { createRunHandlers } from './runs/runHandlers.ts';
import type { PictureSource } from './ports/LibraryPort.ts';
import type { ServicePorts } from './ports/ServicePorts.ts';
import { createSessionHandlers } from './files/sessionHandlers.ts';
import type { Sessions } from './files/Sessions.ts';
import { createSetHandlers } from './pictures/setHandlers.ts';
import { createShareHandlers } from './files/shareHandlers.ts';
import { createGroupHandlers } from './files/groupHandlers.ts';
import { createTemplateHandlers } from './files/templateHandlers.ts';
import { createWildcardHandlers } from './files/wildcardHandlers.ts';

interface Desks {
  readonly runs: RunDesk;
  readonly closing: CloseQuestion;
  readonly attendance: Attendance;
  readonly opened: OpenedFiles;
  readonly sessions: Sessions;
  readonly jobs: Jobs;
  readonly models: ModelDesk;
  readonly history: HistoryDesk;
  readonly downloads: Downloads;
  readonly takeIn: (sources: readonly PictureSource[]) => Promise<TakenPictures>;
  /** Puts all pictures of files and folders into the library, as a piece of work that a page may watch. */
  readonly importing: (job: string, paths: readonly string[]) => Promise<ImportReport>;
}

/** What each call does. A call that is missing here does not compile. */
export function createHandlers(
  ports: ServicePorts,
  { runs, closing, attendance, opened, sessions, jobs, models, history, takeIn, importing, downloads }: Desks,
  announce: (announcement: Announcement) => void,
): Handlers {
  const { library, keys, settings } = ports;
  /** What is known of a picture is told, also where nothing can be written. */
  const lookFor = (id: string) =>
    library.lookFor(id, ports.engine.now()).then((isNews) => {
      if (isNews) announce({ kind: 'pictures-changed', ids: [id] });
    }, ports.engine.log);
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

    ...createFileHandlers(ports, opened, history),
    ...createImportHandlers(ports),
    ...createRecoveryHandlers(ports),
    ...createHistoryHandlers(history),
    ...createSessionHandlers(ports, sessions),
    ...createShareHandlers(ports),
    ...createTemplateHandlers(ports, announce),
    ...createGroupHandlers(ports, announce),

    ...createListHandlers(ports, announce),
    ...createRunHandlers(ports, runs, history),
    ...createWildcardHandlers(ports),
    'models.lists': () => Promise.resolve(ports.models.lists()),
    'models.refresh': (asked) => models.refresh(asked),

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

    async 'picture.details'({ id }) {
      await lookFor(id);
      const details = library.details(id);
      if (!details) throw new NotFoundError('That picture is not in the library.');
      return details;
    },
    'picture.several': ({ numbers }) => attempt(() => library.detailsOf(numbers)),
    'picture.sent': ({ id }) =>
      attempt(() => {
        const request = library.requestOf(id);
        const provider = request && ports.engine.catalogue.find(request.provider);
        return (provider && sentCall(provider, request)) ?? null;
      }),
    'picture.graph': ({ id }) =>
      attempt(() => {
        const graph = library.graphOf(id);
        if (!graph) throw new NotFoundError('The library does not know the graph that made this picture.');
        return { workflow: workflowFile(readWorkflowText(graph.text)), run: graph.run ?? null };
      }),
    'picture.list': ({ limit = Number.MAX_SAFE_INTEGER, ...query }) => attempt(() => library.list({ ...query, limit })),
    ...createPictureHandlers(ports, takeIn),
    ...createSetHandlers(ports, announce),
    ...createGalleryHandlers(ports, announce),
    ...createLibraryHandlers(jobs, importing, downloads, ports, announce),

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
