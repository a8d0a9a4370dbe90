import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Handlers } from '#shared/api/contract';
import type { Downloads } from './Downloads.ts';
import { exportPictures } from './exportPictures.ts';
import type { Jobs } from '../Jobs.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

const ZIP = [{ name: 'ZIP archive', extensions: ['zip'] }];

/** How many pictures leave the library at once: where to is for the desktop's dialog to ask; elsewhere the page fetches an archive. */
export function createExportHandlers(
  jobs: Jobs,
  downloads: Downloads,
  ports: ServicePorts,
): Pick<Handlers, 'library.export' | 'library.exported'> {
  const { shell, exports, engine } = ports;
  return {
    async 'library.export'({ job, of, options, as }) {
      exports.checkName(options.name);
      const name = archiveName(engine.now());
      if (!shell) {
        const download = downloads.offer(
          job,
          name,
          (hand) => jobs.run(job, (tools) => exportPictures(of, options, { kind: 'stream', hand }, ports, tools)),
          engine.newId,
        );
        return { download: `/export/${download}` };
      }
      if (as === 'folder') {
        const folder = await shell.chooseFolder({ title: 'Export to a folder' });
        if (folder === undefined) return null;
        const place = { kind: 'folder', path: folder } as const;
        return { report: await jobs.run(job, (tools) => exportPictures(of, options, place, ports, tools)), folder };
      }
      const chosen = await shell.chooseSave({
        title: 'Export as a ZIP',
        suggestedPath: join(homedir(), name),
        filters: ZIP,
      });
      if (chosen === undefined) return null;
      // The system's dialog asks whether to replace a file; that is not done all the same.
      const path = await exports.freePath(chosen.toLowerCase().endsWith('.zip') ? chosen : `${chosen}.zip`);
      const report = await jobs.run(job, (tools) => exportPictures(of, options, { kind: 'zip', path }, ports, tools));
      return { report, folder: path };
    },
    'library.exported': ({ job }) => downloads.report(job),
  };
}

function archiveName(now: number): string {
  const at = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `Lumi pictures ${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}.zip`;
}
