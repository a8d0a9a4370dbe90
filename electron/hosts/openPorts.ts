import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeAtomically } from '../platform/disk/writeAtomically.ts';
import { createExporter } from '../platform/files/createExporter.ts';
import { createFileWatch } from '../platform/files/createFileWatch.ts';
import { createGrantedFiles } from '../platform/files/createGrantedFiles.ts';
import { createListFiles } from '../platform/files/createListFiles.ts';
import { createWorkflowFiles } from '../platform/files/createWorkflowFiles.ts';
import { openHistory } from '../platform/files/history/openHistory.ts';
import { openModelLists } from '../platform/files/openModelLists.ts';
import { openDataFolder } from '../platform/files/openDataFolder.ts';
import { openRecentFiles } from '../platform/files/openRecentFiles.ts';
import { openRecovery } from '../platform/files/openRecovery.ts';
import { openSessions } from '../platform/files/openSessions.ts';
import { openSettings, type OpenSettings } from '../platform/files/openSettings.ts';
import { openGroups } from '../platform/files/groups/openGroups.ts';
import { openTemplates } from '../platform/files/templates/openTemplates.ts';
import { openUndoFiles } from '../platform/files/openUndoFiles.ts';
import { walkPictures } from '../platform/files/walkPictures.ts';
import { readWorkflowFile } from '../platform/files/readWorkflowFile.ts';
import { openPlace } from '../platform/library/places/openPlace.ts';
import { createSecretScanner } from '../platform/keys/createSecretScanner.ts';
import { createReports } from '../platform/log/createReports.ts';
import { openLog, type Log } from '../platform/log/openLog.ts';
import { createWildcards } from '../platform/wildcards/createWildcards.ts';
import { makeWildcardFolder, wildcardFolders } from '../platform/wildcards/wildcardFolders.ts';
import type { ServicePorts, SettingsPort } from '../service/ports/ServicePorts.ts';
import type { AppOptions } from './AppOptions.ts';
import { createOutsideTools, createPictureExport } from './createPictureExport.ts';
import { createRecipes } from './createRecipes.ts';
import { currentFolder } from './currentFolder.ts';
import { openKeys } from './openKeys.ts';
import { openModels } from './openModels.ts';
import { openPictures } from './openPictures.ts';
import { openProviders } from './openProviders.ts';
import { readAnyGraph } from './readAnyGraph.ts';

const PROJECT_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

export interface OpenPorts {
  readonly ports: ServicePorts;
  readonly log: Log;
  /** Once the service is closed. */
  readonly close: () => Promise<void>;
}

/** Makes all ports of the service real. @throws StorageError where the data folder or the library cannot be opened */
export async function openPorts(options: AppOptions & Required<Pick<AppOptions, 'offer'>>): Promise<OpenPorts> {
  const { env = process.env, workingFolder = currentFolder(), concurrency, shell, forkImages, echo } = options;
  const {
    door = 'web',
    projectFolder = PROJECT_FOLDER,
    seal,
    readLoginShell = false,
    resolveProxy,
    onMoving,
  } = options;
  const { catalogue, paletteOf } = options.offer;
  const folder = openDataFolder(env);
  const settings = await openSettings(folder);
  const { approvals } = settings;
  const keys = openKeys({ catalogue, env, folder, workingFolder, approvals, seal, readLoginShell });
  const secrets = createSecretScanner(keys);
  const { assertClean, redact, redactor } = secrets;
  const log = openLog({ folder: join(folder, 'logs'), redact, now: Date.now, ...(echo && { echo }) });
  if (settings.problem) log.error(settings.problem, 'Reading the settings');
  const place = await openPlace({ dataFolder: folder, log: log.error, ...(onMoving && { onMoving }) });
  const pictures = await openPictures({ folder: place.folder, secrets, log, echo, fork: forkImages }).finally(
    place.opened,
  );
  const { images, library, copies, clean } = pictures;
  const providers = openProviders({ catalogue, env, keys, secrets, pictures, resolveProxy, log });
  const models = openModels({
    offer: options.offer,
    lists: await openModelLists(folder),
    read: providers.readModels,
    now: Date.now,
  });
  const workflowsFolder = join(folder, 'workflows');
  const exportsFolder = join(folder, 'exports');
  const sessions = await openSessions(folder, assertClean);
  const files = createGrantedFiles({
    named: createWorkflowFiles({ folder: workflowsFolder, assertClean }),
    folder: workflowsFolder,
    recent: await openRecentFiles(folder),
    open: sessions.kept.flatMap(({ session }) => session.tabs.flatMap(({ file }) => file ?? [])),
    assertClean,
    now: Date.now,
    log: log.error,
  });
  const undo = openUndoFiles({ folder: join(folder, 'undo'), assertClean, now: Date.now, log: log.error });
  undo.prune().catch(log.error);
  const history = openHistory({ folder: join(folder, 'history'), assertClean, now: Date.now, log: log.error });
  history.prune().catch(log.error);
  const groups = openGroups({ folder: join(folder, 'groups'), assertClean });
  const watch = createFileWatch({
    pathOf: (file) => files.pathOf(file),
    versionOf: (file) => files.version(file),
  });
  const copyTools = {
    pictureFile: library.pictureFile,
    ...createRecipes(library, paletteOf),
    hasCredentials: images.hasCredentials,
    embedRecipe: images.embedRecipe,
    convert: images.convert,
    outside: createOutsideTools(library, images),
    clean,
    assertClean,
  };
  const exporter = createExporter({
    ...copyTools,
    exportsFolder,
    home: homedir(),
    now: Date.now,
    detailsOf: (image) => library.details(image.id)?.made,
  });
  makeWildcardFolder(folder);
  const wildcards = createWildcards(() =>
    wildcardFolders({
      dataFolder: folder,
      home: homedir(),
      ...(workingFolder !== undefined && { workingFolder }),
      env,
      chosen: settings.current.wildcardFolders,
    }),
  );
  const reports = createReports({
    folder: join(folder, 'reports'),
    crashFolder: join(folder, 'crashes'),
    logFiles: log.files,
    redact,
    home: homedir(),
    now: Date.now,
    write: (path, data) => writeAtomically(path, data, { isNew: true }),
  });
  const ports: ServicePorts = {
    engine: {
      catalogue,
      generator: providers.generator,
      jobs: providers.jobs,
      ledger: library,
      pictures: library,
      flattener: library,
      exporter,
      wildcards,
      now: Date.now,
      newId: randomUUID,
      log: log.error,
    },
    paletteOf,
    wildcards,
    library: { ...library, partialFile: pictures.partials.file, settle: () => pictures.settle() },
    places: place,
    copies,
    exports: createPictureExport(copyTools, Date.now),
    walkPictures,
    files,
    graphText: (path, name) => readAnyGraph(path, name, images),
    lists: createListFiles(settings.lists),
    watch,
    recovery: openRecovery({ folder: join(folder, 'recovery'), assertClean, log: log.error }),
    sessions,
    undo,
    groups,
    templates: openTemplates({
      readyFolder: join(projectFolder, 'templates'),
      ownFolder: join(folder, 'templates'),
      assertClean,
    }),
    history,
    keys,
    checkKey: providers.checkKey,
    models,
    settings: concurrency === undefined ? settings : withConcurrency(settings, concurrency),
    writeText: (path, text) => writeAtomically(path, text),
    reports,
    assertClean,
    redact,
    redactor,
    sampleWorkflow: () => readWorkflowFile(join(projectFolder, 'examples', 'sample.lumi.json')),
    info: {
      version: await readVersion(projectFolder),
      door,
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      dataFolder: folder,
      workflowsFolder,
      exportsFolder,
    },
    ...(shell && { shell }),
  };
  return {
    ports,
    log,
    async close() {
      watch.close();
      groups.close();
      await pictures.close();
      await providers.close();
    },
  };
}

/** The settings, but for how many calls are made at once. */
function withConcurrency(settings: OpenSettings, concurrency: number): SettingsPort {
  return {
    get current() {
      return { ...settings.current, concurrency };
    },
    change: settings.change,
  };
}

async function readVersion(projectFolder: string): Promise<string> {
  const file: unknown = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
  return typeof file === 'object' && file !== null && 'version' in file ? String(file.version) : 'unknown';
}
