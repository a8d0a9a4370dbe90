import type { libraryCalls } from '#shared/api/calls/libraryCalls';
import type { Announcement, Handlers, ImportReport } from '#shared/api/contract';
import { PICTURE_EXTENSIONS } from '#shared/graph/pictureTypes';
import { attempt } from '../attempt.ts';
import { createCareHandlers } from './careHandlers.ts';
import type { Downloads } from './Downloads.ts';
import { createExportHandlers } from './exportHandlers.ts';
import type { Jobs } from '../Jobs.ts';
import { neededShell } from './pictureHandlers.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

const FILTERS = [{ name: 'Pictures', extensions: PICTURE_EXTENSIONS }];

/** What takes long with pictures of the library, and its care. */
export function createLibraryHandlers(
  jobs: Jobs,
  importing: (job: string, paths: readonly string[]) => Promise<ImportReport>,
  downloads: Downloads,
  ports: ServicePorts,
  announce: (announcement: Announcement) => void,
): Pick<Handlers, keyof typeof libraryCalls> {
  return {
    'job.cancel': ({ job }) =>
      attempt(() => {
        jobs.cancel(job);
      }),
    async 'library.chooseImport'({ job, what }) {
      const desktop = neededShell(ports.shell);
      const paths =
        what === 'files'
          ? await desktop.chooseSeveral({ title: 'Import pictures', filters: FILTERS })
          : await desktop.chooseFolders({ title: 'Import folders of pictures' });
      return paths.length === 0 ? null : importing(job, paths);
    },
    ...createExportHandlers(jobs, downloads, ports),
    ...createCareHandlers(ports, jobs, announce),
  };
}
