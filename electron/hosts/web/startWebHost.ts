import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { AppError } from '#shared/errors/AppError';
import { BadInputError, StorageError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import type { Service } from '../../service/createService.ts';
import { answerRequest } from '../answerRequest.ts';
import { createDoorGuard, type DoorGuard } from './doorGuard.ts';
import { eventStream } from './eventStream.ts';

/** The largest call a page may make: a graph of tens of thousands of nodes. bytes */
const MAX_CALL_BYTES = 64 * 1024 * 1024;

export interface WebHost {
  /** The address to open, with the token. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and drops connections. Runs go on until the service is closed. */
  close(): Promise<void>;
}

/**
 * Opens the service's loopback door: the page and its pictures, calls by POST, announcements by server-sent events.
 * @param port 0: any free one
 * @throws StorageError where the port is taken
 */
export async function startWebHost(
  service: Service,
  options: { readonly port: number; readonly pageFolder: string },
): Promise<WebHost> {
  const server = createServer();
  const port = await listen(server, options.port);
  const guard = createDoorGuard(port);
  const source = { library: service.ports.library, pageFolder: options.pageFolder, log: service.ports.engine.log };
  const listener = getRequestListener(
    (request) => answer(request, guard, service, (page) => answerRequest(page, source)),
    { overrideGlobalObjects: false },
  );
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  return {
    url: `http://127.0.0.1:${port}/?token=${guard.token}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: Request,
  guard: DoorGuard,
  service: Service,
  page: (request: Request) => Promise<Response>,
): Promise<Response> {
  const refused = guard.check(request);
  if (refused) return refused;
  const { pathname } = new URL(request.url);
  if (pathname === '/api/events') return eventStream(request, service.announcements);
  if (pathname.startsWith('/api/call/')) return answerCall(request, pathname.slice('/api/call/'.length), service);
  return page(request);
}

async function answerCall(request: Request, name: string, service: Service): Promise<Response> {
  if (request.method !== 'POST')
    return Response.json(
      { ok: false, error: { code: 'bad-input', message: 'Calls are made by POST.' } },
      { status: 405 },
    );
  try {
    const input = await readInput(request);
    return Response.json(await service.call(name, input), { headers: { 'Cache-Control': 'no-store' } });
  } catch (caught) {
    if (!(caught instanceof AppError)) service.ports.engine.log(caught);
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
