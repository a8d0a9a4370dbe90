import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface RawServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

/** An HTTP server on a real socket. Closing it ends every connection. */
export async function startHttpServer(listener: RequestListener): Promise<RawServer> {
  const server = createServer(listener);
  const started = await listening(server);
  return {
    url: started,
    close: () => {
      server.closeAllConnections();
      return closed(server);
    },
  };
}

/** A server that does with its connections whatever it likes: half replies, resets, silence. */
export async function startTcpServer(onConnection: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  return {
    url: await listening(server),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return closed(server);
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
