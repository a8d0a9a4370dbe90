import type { ExportOptions, ExportReport, PictureTarget } from '#shared/api/contract';
import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';
import { exportWords } from './exportWords.ts';
import { watchJob } from './watchJob.ts';

/** Notices of an export: one, whose words change. */
const TOPIC = 'export';

/** Asks how pictures are to be exported. `count`: how many they are, where that is known. */
export function askToExport({ questions }: Studio, of: readonly PictureTarget[], count?: number): void {
  void questions.ask('export', { of, ...(count !== undefined && { count }) });
}

/** Writes copies: on the desktop where its dialog says; a browser fetches an archive, which is made meanwhile. Tells what became of it. */
export function exportPictures(
  studio: Studio,
  of: readonly PictureTarget[],
  options: ExportOptions,
  as: 'folder' | 'zip',
): Promise<void> {
  return attempt(studio, undefined, async () => {
    const { client, view, questions } = studio;
    const report = await watchJob(studio, TOPIC, soFarWords, async ({ job }): Promise<ExportReport | null> => {
      const answer = await client('library.export', { job, of: [...of], options, as });
      if (!answer || 'report' in answer) return answer && answer.report;
      fetchFile(answer.download);
      return client('library.exported', { job });
    });
    const { notify } = view.getState();
    if (!report) {
      notify('Nothing was exported.', undefined, { topic: TOPIC });
      return;
    }
    const hasMore = report.refused.count + report.notes.length > 0;
    notify(exportWords(report), undefined, {
      topic: TOPIC,
      ...(hasMore && { action: { label: 'Details', run: () => void questions.ask('export-report', report) } }),
    });
    if (report.refused.count > 0) void questions.ask('export-report', report);
  });
}

function soFarWords(done: number, total: number | null): string {
  return total === null
    ? 'Exporting…'
    : `${done.toLocaleString('en')} of ${total.toLocaleString('en')} pictures exported.`;
}

function fetchFile(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
