import type { ErrorReport } from '#shared/errors/AppError';
import {
  calls,
  isCallName,
  type Announcement,
  type CallName,
  type ExportOptions,
  type ExportReport,
  type Handlers,
  type ImportReport,
  type PictureTarget,
  type Reply,
  type TakenPictures,
} from '#shared/api/contract';
import { BadInputError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import { AnnouncementLog } from './AnnouncementLog.ts';
import { Attendance } from './Attendance.ts';
import { attendRuns } from './runs/attendRuns.ts';
import { CloseQuestion } from './CloseQuestion.ts';
import { createHandlers } from './handlers.ts';
import { HistoryDesk } from './history/HistoryDesk.ts';
import { Jobs } from './Jobs.ts';
import { ModelDesk } from './ModelDesk.ts';
import { Downloads, type Download } from './pictures/Downloads.ts';
import { exportPictures, type ExportHearing, type ExportPlace } from './pictures/exportPictures.ts';
import { OpenedFiles } from './files/OpenedFiles.ts';
import { RunDesk } from './runs/RunDesk.ts';
import { importPaths, type ImportListener } from './pictures/importPaths.ts';
import { Sessions } from './files/Sessions.ts';
import { importPictures, type ImportOptions } from './pictures/importPictures.ts';
import type { MediaPort, PictureSource } from './ports/LibraryPort.ts';
import type { ServicePorts } from './ports/ServicePorts.ts';

/** The application without a door. Every host opens the same one. */
export interface Service {
  /** Answers one call. Unknown names and bad input come back as reports; it never rejects. */
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  readonly announcements: AnnouncementLog;
  /** The files of pictures, for doors that hand them out. */
  readonly media: MediaPort;
  /** What a window asks its page before it closes. */
  readonly closing: Pick<CloseQuestion, 'isEdited' | 'setEdited' | 'ask'>;
  /** Whether a page is there, and commands for it. */
  readonly attendance: Pick<Attendance, 'isThere' | 'command'>;
  /** Opens a file the user pointed at outside the page: by “Open with”, a second start, a drop. Never call it with what a page said. */
  openFile(path: string): Promise<void>;
  /**
   * Puts pictures into the library, as many of them as can be. A path is what the user pointed at outside the page, or what the preload script
   * knows of a file; never what a page said.
   */
  importPictures(sources: readonly PictureSource[], options?: ImportOptions): Promise<Reply<TakenPictures>>;
  /**
   * The same with all pictures of files and folders, however many. A path is never what a page said; `job`: what the page watches it by.
   */
  importPaths(paths: readonly string[], options: ImportPathsOptions): Promise<Reply<ImportReport>>;
  /** Writes copies to a place that a person named; never one that a page named. */
  exportPictures(
    of: readonly PictureTarget[],
    options: ExportOptions,
    place: ExportPlace,
    hearing: ExportHearing & { readonly job: string },
  ): Promise<Reply<ExportReport>>;
  /** For the door: an archive that a page was told the name of. */
  takeDownload(token: string): Download | undefined;
  /** For the door: its page has gone, died or is being loaded again, and with it the question it was asked. */
  pageLeft(): void;
  /** A browser hears what is announced from now on, so that its pages are there. Gives its end. */
  hearBrowser(browser: string): () => void;
  /** At the next start what is open now does not come back by itself; unsaved work is offered. */
  forgetSessions(): Promise<void>;
  /** Whether `close` would wait: calls are in flight or still to come. */
  readonly isBusy: boolean;
  /** Stops runs gently and waits for calls in flight, which pages are told. */
  close(): Promise<void>;
}

export interface ImportPathsOptions extends ImportListener {
  readonly job?: string;
}

export interface ServiceOptions {
  /** Takes over runs that an earlier session left waiting: for a door that stays open. */
  readonly takesQueueOver?: boolean;
  /** Asks providers once a day which models they have: for a door that stays open. */
  readonly renewsModels?: boolean;
}

export function createService(
  ports: ServicePorts,
  { takesQueueOver = false, renewsModels = false }: ServiceOptions = {},
): Service {
  const announcements = new AnnouncementLog(ports.engine.log);
  const announce = (announcement: Announcement) => {
    announcements.add(announcement);
  };
  const runs = new RunDesk(ports, announce);
  if (ports.shell) attendRuns(announcements, ports.shell);
  const closing = new CloseQuestion(announce);
  const attendance = new Attendance(announce);
  const opened = new OpenedFiles((path) => ports.files.grant(path), announce);
  ports.watch.onChange((file, version) => {
    announce({ kind: 'file-changed', file, version });
  });
  ports.groups.onChange(() => {
    announce({ kind: 'groups-changed' });
  });
  const sessions = new Sessions(ports.sessions, ports.engine);
  const jobs = new Jobs(announce);
  const history = new HistoryDesk(ports, announce);
  const models = new ModelDesk(ports, announce, () => runs.isBusy);
  const takeIn = (sources: readonly PictureSource[]) => importPictures(sources, ports, announce);
  const downloads = new Downloads();
  const importing = (job: string, paths: readonly string[], listener: ImportListener = {}) =>
    jobs.run(job, (tools) => importPaths(paths, ports, announce, tools, listener));
  const handlers = createHandlers(
    ports,
    { runs, closing, attendance, opened, sessions, jobs, models, history, takeIn, importing, downloads },
    announce,
  );
  if (takesQueueOver) runs.restoreQueue();
  if (renewsModels) models.watch();
  return {
    announcements,
    media: {
      pictureFile: (id) => ports.library.pictureFile(id),
      thumbnailFile: (id, width) => ports.library.thumbnailFile(id, width),
      partialFile: (name) => ports.library.partialFile(name),
      failed(id) {
        ports.library.lookFor(id, ports.engine.now()).then((isNews) => {
          if (isNews) announce({ kind: 'pictures-changed', ids: [id] });
        }, ports.engine.log);
      },
    },
    closing,
    attendance,
    call: (name, input) => answer(handlers, name, input, ports),
    openFile: (path) => opened.add(path),
    importPictures: (sources, options) => answered(() => importPictures(sources, ports, announce, options), ports),
    takeDownload: (token) => downloads.take(token),
    exportPictures: (of, options, place, { job, ...hearing }) =>
      answered(() => jobs.run(job, (tools) => exportPictures(of, options, place, ports, tools, hearing)), ports),
    importPaths: (paths, { job, ...listener }) =>
      answered(() => importing(job ?? ports.engine.newId(), paths, listener), ports),
    pageLeft() {
      attendance.end();
      closing.answer(false);
    },
    hearBrowser: (browser) => sessions.hear(browser),
    forgetSessions: () => sessions.forget(),
    get isBusy() {
      return runs.isBusy;
    },
    async close() {
      models.close();
      if (runs.isBusy) announce({ kind: 'ending' });
      await Promise.all([runs.close(), jobs.close(), history.settled()]);
    },
  };
}

function answer(handlers: Handlers, name: string, input: unknown, ports: ServicePorts): Promise<Reply<unknown>> {
  return answered(() => {
    if (!isCallName(name)) throw new BadInputError('There is no call of this name.');
    return perform(handlers, name, input);
  }, ports);
}

async function answered<T>(
  work: () => Promise<T>,
  { engine, redact }: Pick<ServicePorts, 'engine' | 'redact'>,
): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (caught) {
    const error = redactReport(reportOf(caught), redact);
    if (error.code === 'unexpected') engine.log(caught);
    return { ok: false, error };
  }
}

function perform(handlers: Handlers, name: CallName, input: unknown): Promise<unknown> {
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BadInputError(`${name}: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}.`);
  }
  // The table ties each name to its own input and handler; TypeScript cannot follow that through a union of names.
  const handler = handlers[name] as (checked: unknown) => Promise<unknown>;
  return handler(parsed.data);
}

/** The same report; a key that was pasted where a name, a file or an id belongs is not told back. */
function redactReport(report: ErrorReport, redact: (text: string) => string): ErrorReport {
  const texts = Object.entries(report).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'string' && name !== 'code' ? [[name, redact(text)] as const] : [],
  );
  return {
    ...report,
    ...(Object.fromEntries(texts) as Partial<ErrorReport>),
    ...(report.problems && { problems: report.problems.map((problem) => redactReport(problem, redact)) }),
  };
}
