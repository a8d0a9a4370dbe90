import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { z } from 'zod';
import { BROWSER_HEADER } from '#shared/api/browserId';
import { AppError } from '#shared/errors/AppError';
import { BadInputError, StorageError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import type { Service } from '../../service/createService.ts';
import { answerRequest } from '../answerRequest.ts';
import { answerDownload } from './answerDownload.ts';
import { answerUpload, UPLOAD_PATH } from './answerUpload.ts';
import { Connections } from './Connections.ts';
import { createDoorGuard, type DoorGuardOptions } from './doorGuard.ts';
import { wordsOnly } from './doorPages.ts';
import { eventStream } from './eventStream.ts';

/** The largest call a page may make: a graph of tens of thousands of nodes. bytes */
const MAX_CALL_BYTES = 64 * 1024 * 1024;
/** Until a request's headers are there, ms. Its body may take as long as Node's default. */
const HEADERS_MS = 10_000;
/** Other servers of this machine may give the browser cookies that it then sends here as well: 180 of them, 4 KiB each. */
const MAX_HEADER_BYTES = 1024 * 1024;

export interface WebHost {
  /** An address to open, with a token: it works once, and briefly. */
  readonly url: string;
  readonly port: number;
  /** Another one. `onSpent` hears when it works no more. */
  newUrl(onSpent?: () => void): string;
  /** Stops listening and drops connections. Runs go on until the service is closed. */
  close(): Promise<void>;
}

export interface WebHostOptions extends DoorGuardOptions {
  /** 0: any free one */
  readonly port: number;
  readonly pageFolder: string;
  /** Hears of bugs. */
  readonly log: (error: unknown) => void;
}

/**
 * Opens the service's loopback door: the page and its pictures, calls by POST, announcements by server-sent events.
 * @throws StorageError where the port is taken
 */
export async function startWebHost(service: Service, options: WebHostOptions): Promise<WebHost> {
  const { log } = options;
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_MS,
    connectionsCheckingInterval: HEADERS_MS / 2,
  });
  const connections = new Connections(server);
  const port = await listen(server, options.port);
  // A connection that could not be taken is no reason to end.
  server.on('error', log);
  const guard = createDoorGuard(port, options);
  const source = { library: service.media, pageFolder: options.pageFolder, log };

  const answer = async (request: Request, incoming: IncomingMessage, outgoing: ServerResponse): Promise<Response> => {
    const { socket } = incoming;
    const { shown, answer: refusal } = guard.check(request);
    connections.note(socket, shown, outgoing);
    if (refusal) return refusal;
    const { pathname } = new URL(request.url);
    if (pathname === '/api/events') {
      const browser = z.uuid().safeParse(request.headers.get(BROWSER_HEADER)).data;
      if (browser !== undefined) outgoing.once('close', service.hearBrowser(browser));
      return eventStream(request, service.announcements, { hangUp: () => socket.destroy() });
    }
    if (pathname.startsWith('/api/call/'))
      return answerCall(request, pathname.slice('/api/call/'.length), service, log);
    if (pathname === UPLOAD_PATH) return answerUpload(request, service);
    if (pathname.startsWith('/export/'))
      return answerDownload(request, pathname.slice('/export/'.length), service, () => socket.destroy());
    return answerRequest(request, source);
  };

  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const answered = await answer(request, incoming as IncomingMessage, outgoing as ServerResponse).catch(
        (caught: unknown) => {
          log(caught);
          return wordsOnly(500, 'Something went wrong inside Lumi Studio.');
        },
      );
      // No page of another port may show, or measure, anything of ours.
      answered.headers.set('Cross-Origin-Resource-Policy', 'same-origin');
      return answered;
    },
    { overrideGlobalObjects: false },
  );
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));

  const newUrl = (onSpent?: () => void) =>
    new URL(`/?token=${guard.issueToken(onSpent)}`, `http://127.0.0.1:${port}`).href;
  return {
    url: newUrl(),
    port,
    newUrl,
    close: () =>
      new Promise((resolve) => {
        guard.close();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answerCall(
  request: Request,
  name: string,
  service: Service,
  log: WebHostOptions['log'],
): Promise<Response> {
  if (request.method !== 'POST')
    return Response.json(
      { ok: false, error: { code: 'bad-input', message: 'Calls are made by POST.' } },
      { status: 405 },
    );
  try {
    const input = await readInput(request);
    return Response.json(await service.call(name, input), { headers: { 'Cache-Control': 'no-store' } });
  } catch (caught) {
    if (!(caught instanceof AppError)) log(caught);
    return Response.json({ ok: false, error: reportOf(caught) }, { status: 400 });
  }
}

/** The body is `{ "input": … }`; absent for calls that take nothing. */
async function readInput(request: Request): Promise<unknown> {
  if (!request.headers.get('content-type')?.startsWith('application/json'))
    throw new BadInputError('A call’s body must be JSON.');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_CALL_BYTES) throw new BadInputError('This call is too large.');
    chunks.push(chunk);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    throw new BadInputError('A call’s body must be JSON.', { cause });
  }
  return typeof body === 'object' && body !== null && 'input' in body ? body.input : undefined;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        new StorageError(cause.code === 'EADDRINUSE' ? `Port ${port} is in use.` : `Port ${port} cannot be opened.`, {
          hint: 'Choose another with --port, or leave it out to take one that is free.',
          cause,
        }),
      );
    });
    // Loopback only: nothing on the network can reach it.
    server.listen(port, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
