/** The picture process: takes jobs from its parent, one message each, and ends with it. */
import { AppError } from '#shared/errors/AppError';
import { requestSchema, type ImageAnswer, type ImageRequest } from './imageJobs.ts';
import { doJob } from './pictureTools.ts';

/** The way home: `process.send` of a forked process, `process.parentPort` of Electron's utility process. */
export function serveImages(send: (answer: ImageAnswer) => void): (message: unknown) => void {
  return (message) => {
    void answer(requestSchema.parse(message)).then(send);
  };
}

async function answer({ id, job }: ImageRequest): Promise<ImageAnswer> {
  try {
    return { id, ok: true, value: (await doJob(job)) ?? null };
  } catch (caught) {
    const detail = String(caught instanceof Error ? (caught.cause ?? caught) : caught);
    if (isTimeout(detail))
      return { id, ok: false, fault: 'unopened', message: 'The picture took too long to open.', detail };
    if (!(caught instanceof AppError)) return { id, ok: false, fault: 'picture', message: unreadable(detail), detail };
    const { code, ...words } = caught.report();
    return { id, ok: false, fault: code === 'storage' || code === 'bad-input' ? code : 'picture', ...words, detail };
  }
}

/** px a side, as their makers say. */
const SIDES: Readonly<Record<string, string>> = { WebP: '16,383', JPEG: '65,500' };

/** How libvips says that it was told to give up: see https://sharp.pixelplumbing.com/api-output/#timeout */
function isTimeout(detail: string): boolean {
  return /\btimeout: \d+% complete/.test(detail);
}

function unreadable(detail: string): string {
  if (/pixel limit/.test(detail)) return 'The picture has too many pixels to be opened.';
  const [, format] = /too large for the (\w+) format/.exec(detail) ?? [];
  if (format)
    return `The picture is too wide or tall for ${format}, which takes ${SIDES[format] ?? 'fewer'} px at most.`;
  if (/compression format|unsupported codec/i.test(detail))
    return 'The picture is packed in a way that cannot be opened here.';
  return 'The picture is damaged and cannot be opened.';
}

if (process.send) {
  const parent = process.send.bind(process);
  process.on('message', serveImages(parent));
  process.on('disconnect', () => process.exit());
  // Windows tells every process of a console of Ctrl+C; this one ends with its parent, not before.
  process.on('SIGINT', () => undefined);
}
