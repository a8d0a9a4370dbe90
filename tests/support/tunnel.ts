import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The certificate of `provider.test`, which signs itself: nobody trusts it who is not told to. */
export const CERTIFICATE = fileURLToPath(new URL('../fixtures/tls/provider.test.pem', import.meta.url));
const KEY = fileURLToPath(new URL('../fixtures/tls/provider.test.key.pem', import.meta.url));

export interface Tunnel {
  /** Of the proxy. */
  readonly host: string;
  /** What the proxy was asked for, and with which headers. */
  readonly asked: { readonly target: string; readonly headers: IncomingHttpHeaders }[];
  readonly close: () => void;
}

/** An HTTP proxy on this machine. Whatever host it is asked for, it leads to a server that answers as `provider.test`, over TLS. */
export async function startTunnel(answer: RequestListener): Promise<Tunnel> {
  const provider = createTlsServer({ cert: readFileSync(CERTIFICATE), key: readFileSync(KEY) }, answer);
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const { port } = provider.address() as AddressInfo;
  const asked: Tunnel['asked'] = [];
  const proxy = createServer((_, response) => response.writeHead(405).end());
  proxy.on('connect', ({ url = '', headers }, socket) => {
    asked.push({ target: url, headers });
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const)
      one.on('error', () => undefined).on('close', () => other.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    host: `127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    asked,
    close() {
      for (const server of [proxy, provider]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
