import { open, realpath, stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '#shared/errors/AppError';
import { SHOWN_WIDTHS } from '#shared/graph/pictureTypes';
import { withDescriptor } from '../platform/disk/withDescriptor.ts';
import type { MediaPort } from '../service/ports/LibraryPort.ts';

/** The page may load nothing but itself and its pictures, and run no inline script. React Flow and Radix set inline styles. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const PAGE_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Picture types a browser may show in place; anything else is only handed over. */
const SHOWN_TYPES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']);

/** A picture that is opened by itself may do nothing. */
const PICTURE_POLICY = "default-src 'none'; sandbox";

const FOR_EVER = 'private, max-age=31536000, immutable';

export interface PageSource {
  readonly library: MediaPort;
  /** The built page. */
  readonly pageFolder: string;
  readonly log: (error: unknown) => void;
}

/** Answers for the page and its pictures, behind every door that shows a page. Who may ask is the door's business. */
export async function answerRequest(request: Request, source: PageSource): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET is answered here.');
  const url = new URL(request.url);
  const media = /^\/media\/([0-9a-f]{64})$/.exec(url.pathname);
  try {
    const partial = /^\/media\/partial\/([0-9a-f-]{36})$/.exec(url.pathname)?.[1];
    if (partial !== undefined) return await answerPartial(request, partial, source);
    if (media?.[1] !== undefined) return await answerMedia(request, media[1], url.searchParams.get('w'), source);
    return await answerPage(request, url.pathname, source.pageFolder);
  } catch (caught) {
    if (media?.[1] !== undefined) source.library.failed?.(media[1]);
    if (caught instanceof AppError) return plain(422, caught.message);
    if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return plain(404, 'The file is gone.');
    source.log(caught);
    return plain(500, 'Something went wrong inside Lumi Studio.');
  }
}

async function answerMedia(
  request: Request,
  id: string,
  asked: string | null,
  { library }: PageSource,
): Promise<Response> {
  const width = SHOWN_WIDTHS.find((known) => String(known) === asked);
  if (asked !== null && width === undefined) return plain(400, `Thumbnails are ${SHOWN_WIDTHS.join(', ')} px wide.`);
  const picture = library.pictureFile(id);
  if (!picture) return plain(404, 'That picture is not in the library.');
  // The id is the hash of the bytes, so a name never means two things.
  const etag = width === undefined ? `"${id}"` : `"${id}-${width}"`;
  const headers = new Headers({ ETag: etag, 'Cache-Control': FOR_EVER });
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  const mime = width === undefined ? picture.mime : 'image/webp';
  headers.set('Content-Type', SHOWN_TYPES.has(mime) ? mime : 'application/octet-stream');
  headers.set('Content-Security-Policy', PICTURE_POLICY);
  return file(request, width === undefined ? picture.path : await library.thumbnailFile(id, width), headers);
}

async function answerPartial(request: Request, name: string, { library }: PageSource): Promise<Response> {
  const path = library.partialFile(name);
  if (path === undefined) return plain(404, 'That picture is finished, or was never begun.');
  return file(
    request,
    path,
    new Headers({
      'Content-Type': 'image/webp',
      'Content-Security-Policy': PICTURE_POLICY,
      'Cache-Control': 'no-store',
    }),
  );
}

async function answerPage(request: Request, pathname: string, folder: string): Promise<Response> {
  const path = insideFolder(folder, pathname);
  if (path === undefined || !(await isOwnFile(path, folder))) return plain(404, 'There is no such page.');
  const headers = new Headers({
    'Content-Type': PAGE_TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Security-Policy': PAGE_POLICY,
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    // Built assets carry a hash in their names; the page itself does not.
    'Cache-Control': pathname.startsWith('/assets/') ? FOR_EVER : 'no-cache',
  });
  return file(request, path, headers);
}

/** The file an address names, or `undefined` where it would leave the folder. */
function insideFolder(folder: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const path = resolve(folder, `.${decoded === '/' ? '/index.html' : decoded}`);
  return path.startsWith(resolve(folder) + sep) ? path : undefined;
}

/** A link inside the folder must not lead out of it either. What the system will not even look at, such as a name that is too long, is none. */
async function isOwnFile(path: string, folder: string): Promise<boolean> {
  try {
    const real = await realpath(path);
    return real.startsWith((await realpath(folder)) + sep) && (await stat(real)).isFile();
  } catch (caught) {
    if (caught instanceof Error && 'syscall' in caught) return false;
    throw caught;
  }
}

async function file({ method }: Request, path: string, headers: Headers): Promise<Response> {
  headers.set('Content-Length', String((await stat(path)).size));
  headers.set('X-Content-Type-Options', 'nosniff');
  if (method === 'HEAD') return new Response(null, { headers });
  const opened = await withDescriptor(() => open(path));
  return new Response(Readable.toWeb(opened.createReadStream()) as ReadableStream<Uint8Array>, { headers });
}

function plain(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  });
}
