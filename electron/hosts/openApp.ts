import { release as osRelease } from 'node:os';
import { createClient, type Client } from '#shared/api/createClient';
import { shippedLive } from '#shared/shipped';
import type { ExporterPort } from '../engine/Ports.ts';
import type { Library } from '../platform/library/openLibrary.ts';
import { logCrashes } from '../platform/log/logCrashes.ts';
import { createService, type Service } from '../service/createService.ts';
import { directTransport } from '../service/directTransport.ts';
import { logAnnouncement } from '../service/runs/logRuns.ts';
import type { AppOptions } from './AppOptions.ts';
import { openPorts } from './openPorts.ts';

/** The application with everything behind it open, on any machine with Node. */
export interface App extends AsyncDisposable {
  readonly service: Service;
  /** Its calls, for who is in the same process. */
  readonly client: Client;
  /** Lets calls name a graph file that a person pointed at, by what this gives. A page may point at none. */
  readonly grantFile: (path: string) => Promise<string>;
  /** Copies pictures to folders that a person named; a page may name none. */
  readonly exporter: ExporterPort;
  /** Backs the library's index up to a file that a person named. */
  readonly backUp: Library['backup'];
  readonly log: (error: unknown) => void;
  /** The text with live keys and key shapes replaced. */
  readonly redact: (text: string) => string;
}

/**
 * Opens data folder, library, keys and providers, and the service on top of them. Disposing lets calls in flight end and keeps them.
 * @throws StorageError where the data folder or the library cannot be opened.
 */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const { ports, log, close } = await openPorts({ ...options, offer: options.offer ?? shippedLive() });
  const service = createService(ports, options);
  const stopLoggingCrashes = logCrashes(log);
  const { version, door } = ports.info;
  const { versions } = process;
  log.note('opened', { version, door, node: versions.node, electron: versions['electron'], os: osRelease() });
  service.announcements.subscribe(({ announcement }) => {
    logAnnouncement(announcement, log.note);
  });
  return {
    service,
    client: createClient(directTransport(service)),
    grantFile: (path) => ports.files.grant(path),
    exporter: ports.engine.exporter,
    backUp: (path, tools) => ports.library.backup(path, tools),
    log: log.error,
    redact: ports.redact,
    async [Symbol.asyncDispose]() {
      await service.close();
      await close();
      log.note('closed');
      stopLoggingCrashes();
    },
  };
}
