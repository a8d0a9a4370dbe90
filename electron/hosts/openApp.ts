import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir, release as osRelease, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Offer } from '#shared/Offer';
import { shipped } from '#shared/shipped';
import { createExporter } from '../platform/files/createExporter.ts';
import { createFileWatch } from '../platform/files/createFileWatch.ts';
import { createGrantedFiles } from '../platform/files/createGrantedFiles.ts';
import { createPictureGate } from '../platform/files/createPictureGate.ts';
import { createPictureCopies } from '../platform/files/createPictureCopies.ts';
import { createWorkflowFiles } from '../platform/files/createWorkflowFiles.ts';
import { openDataFolder } from '../platform/files/openDataFolder.ts';
import { openRecentFiles } from '../platform/files/openRecentFiles.ts';
import { openRecovery } from '../platform/files/openRecovery.ts';
import { openSettings, type Settings } from '../platform/files/openSettings.ts';
import { readWorkflowFile } from '../platform/files/readWorkflowFile.ts';
import { writeAtomically } from '../platform/disk/writeAtomically.ts';
import { createGenerator } from '../platform/http/createGenerator.ts';
import { createHttp } from '../platform/http/createHttp.ts';
import { createJobs, type JobOptions } from '../platform/http/createJobs.ts';
import { createKeyChecker } from '../platform/http/createKeyChecker.ts';
import type { ResolveProxy } from '../platform/http/systemProxy.ts';
import { createImages, type ImagesOptions } from '../platform/images/createImages.ts';
import { readTexts } from '../platform/images/readTexts.ts';
import { baseUrl } from '../platform/keys/baseUrl.ts';
import { createSecretScanner } from '../platform/keys/createSecretScanner.ts';
import type { Seal } from '../platform/keys/Keychain.ts';
import { openLibrary } from '../platform/library/openLibrary.ts';
import { recoverRegularly } from '../platform/library/recovery/recoverRegularly.ts';
import { createReports } from '../platform/log/createReports.ts';
import { logCrashes } from '../platform/log/logCrashes.ts';
import { openLog, type Log } from '../platform/log/openLog.ts';
import { createService, type Service } from '../service/createService.ts';
import { logAnnouncement, logCalls } from '../service/logRuns.ts';
import { noteKeys } from '../service/noteKeys.ts';
import type { SettingsPort } from '../service/ServicePorts.ts';
import type { ShellPort } from '../service/ShellPort.ts';
import { createRecipes } from './createRecipes.ts';
import { createReferenceReader } from './createReferenceReader.ts';
import { currentFolder } from './currentFolder.ts';
import { openKeys } from './openKeys.ts';

/** How often is looked for what other programs left that were killed meanwhile. */
const RECOVERY_EVERY_MS = 60_000;
const KEPT = 'Lumi Studio had ended while a picture arrived. It may have been billed; what had come of it was kept';
const PROJECT_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** The application with everything behind it open, on any machine with Node. */
export interface App extends AsyncDisposable {
  readonly service: Service;
  /** Lets graphs send a key to this provider until the application is closed. @throws BadInputError */
  allowKey(provider: string, name: string): void;
}

export interface AppOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where a `.env` is looked for besides the data folder. Default: where the program was started. */
  readonly workingFolder?: string;
  /** Calls at once per provider, in place of the setting. */
  readonly concurrency?: number;
  /** The providers and node types there are. Default: those that are shipped. */
  readonly offer?: Offer;
  /** Which door the application stands behind. */
  readonly door?: 'desktop' | 'web';
  /** What a desktop can do besides. */
  readonly shell?: ShellPort;
  /** Starts the picture process. Default: Node's `fork`. */
  readonly forkImages?: ImagesOptions['fork'];
  /** Where `package.json` and `examples/` are: the project, or a package made of it. */
  readonly projectFolder?: string;
  /** The system's proxy, for where the environment names none. */
  readonly resolveProxy?: ResolveProxy;
  /** The system's keychain, for keys that are pasted in. Default: they last for the session. */
  readonly seal?: Seal;
  /** Whether keys that the user's login shell sets count too: for a door that is opened from the dock or a menu. */
  readonly readLoginShell?: boolean;
  /** Hears what the log hears of failures: for a door whose user reads a terminal. */
  readonly echo?: (text: string) => void;
}

/**
 * Opens data folder, library, keys and providers, and the service on top of them. Disposing lets calls in flight end and keeps them.
 * @throws StorageError where the data folder or the library cannot be opened.
 */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const { env = process.env, workingFolder = currentFolder(), concurrency, shell, forkImages } = options;
  const { seal, readLoginShell = false, resolveProxy } = options;
  const { door = 'web', projectFolder = PROJECT_FOLDER, echo } = options;
  const { catalogue, paletteOf } = options.offer ?? shipped;
  const folder = openDataFolder(env);
  const settings = await openSettings(folder);
  const { approvals } = settings;
  const keys = openKeys({ catalogue, env, folder, workingFolder, approvals, seal, readLoginShell });
  const { assertClean, redact, redactor, scan } = createSecretScanner(keys);
  const log = openLog({ folder: join(folder, 'logs'), redact, now: Date.now, ...(echo && { echo }) });
  if (settings.problem) log.error(settings.problem, 'Reading the settings');
  const images = createImages(forkImages && { fork: forkImages });
  const library = orLog(log, () =>
    openLibrary({
      folder: join(folder, 'library'),
      thumbnail: images.thumbnail,
      assertClean,
      log: log.error,
      recover: () => recovery.now(),
    }),
  );
  const recovery = recoverRegularly({
    library,
    decode: images.decode,
    clock: Date.now,
    everyMs: RECOVERY_EVERY_MS,
    note: (found) => {
      log.note('recovered', found);
    },
    tellKept: (path) => {
      log.note('kept', { path });
      echo?.(`${KEPT}: ${path}\n`);
    },
    log: (problem) => {
      log.error(problem, 'Recovering');
    },
  });
  await recovery.now();
  const { tellsKey, clean } = createPictureGate({ scan, readTexts, strip: images.strip });
  const copies = createPictureCopies({ tempFolder: tmpdir(), convert: images.convert, clean });
  const http = createHttp({
    readPicture: createReferenceReader({ pictureFile: library.pictureFile, copies }),
    redactor,
    ...(resolveProxy && { resolveProxy }),
  });
  const callOptions: JobOptions = {
    findProvider: catalogue.find,
    http,
    readKey: keys.read,
    baseUrl: (provider) => baseUrl(provider, env),
    probe: images.probe,
    decode: images.decode,
    draw: images.draw,
    incoming: library.incoming,
    unreadableFolder: library.unreadable,
  };
  const generator = createGenerator(callOptions);
  const exportsFolder = join(folder, 'exports');
  const workflowsFolder = join(folder, 'workflows');
  const files = createGrantedFiles({
    named: createWorkflowFiles({ folder: workflowsFolder, assertClean }),
    folder: workflowsFolder,
    recent: await openRecentFiles(folder),
    assertClean,
    now: Date.now,
    log: log.error,
  });
  const watch = createFileWatch({
    pathOf: (file) => files.pathOf(file),
    versionOf: (file) => files.version(file),
  });

  const version = await readVersion(projectFolder);
  const reports = createReports({
    folder: join(folder, 'reports'),
    crashFolder: join(folder, 'crashes'),
    logFiles: log.files,
    redact,
    home: homedir(),
    now: Date.now,
    write: (path, data) => writeAtomically(path, data, { isNew: true }),
  });

  const service = createService({
    engine: {
      catalogue,
      generator: noteKeys(logCalls(generator, log.note, { catalogue, now: Date.now }), tellsKey, log.error),
      jobs: createJobs(callOptions),
      ledger: library,
      exporter: createExporter({
        exportsFolder,
        home: homedir(),
        now: Date.now,
        pictureFile: library.pictureFile,
        detailsOf: (image) => library.details(image.id)?.made,
        ...createRecipes(library, paletteOf),
        hasCredentials: images.hasCredentials,
        embedRecipe: images.embedRecipe,
        convert: images.convert,
        clean,
        assertClean,
      }),
      now: Date.now,
      newId: randomUUID,
      log: log.error,
    },
    paletteOf,
    library: {
      ...library,
      async settle() {
        await library.settle();
        await recovery.now();
      },
    },
    copies,
    files,
    watch,
    recovery: openRecovery({ folder: join(folder, 'recovery'), assertClean }),
    keys,
    checkKey: createKeyChecker({
      findProvider: catalogue.find,
      http,
      readKey: keys.read,
      baseUrl: (provider) => baseUrl(provider, env),
    }),
    settings: concurrency === undefined ? settings : withConcurrency(settings, concurrency),
    writeText: (path, text) => writeAtomically(path, text),
    reports,
    assertClean,
    redact,
    redactor,
    sampleWorkflow: () => readWorkflowFile(join(projectFolder, 'examples', 'sample.lumi.json')),
    info: {
      version,
      door,
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      dataFolder: folder,
      workflowsFolder,
      exportsFolder,
    },
    ...(shell && { shell }),
  });

  const stopLoggingCrashes = logCrashes(log);
  const { versions } = process;
  log.note('opened', { version, door, node: versions.node, electron: versions['electron'], os: osRelease() });
  service.announcements.subscribe(({ announcement }) => {
    logAnnouncement(announcement, log.note);
  });

  return {
    service,
    allowKey: (provider, name) => {
      keys.allow(provider, name);
    },
    async [Symbol.asyncDispose]() {
      watch.close();
      await service.close();
      await recovery.close();
      await library.close();
      await copies.close();
      await images.close();
      await http.close();
      log.note('closed');
      stopLoggingCrashes();
    },
  };
}

/** The settings, but for how many calls are made at once. */
function withConcurrency(settings: Settings, concurrency: number): SettingsPort {
  return {
    get current() {
      return { ...settings.current, concurrency };
    },
    change: settings.change,
  };
}

/** What keeps the program from opening must be in the log of a user who asks why. */
function orLog<T>(log: Pick<Log, 'error'>, open: () => T): T {
  try {
    return open();
  } catch (caught) {
    log.error(caught, 'Opening');
    throw caught;
  }
}

async function readVersion(projectFolder: string): Promise<string> {
  const file: unknown = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
  return typeof file === 'object' && file !== null && 'version' in file ? String(file.version) : 'unknown';
}
