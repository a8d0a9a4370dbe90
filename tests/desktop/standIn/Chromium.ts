import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

export interface CdpEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
}

type Params = Readonly<Record<string, unknown>>;
type Listener = (event: CdpEvent) => void;

const ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-popup-blocking',
  '--no-startup-window',
  // The first for the stand-in: the browser ends with it, however that ends. The second for the test.
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
];

/** The browser in place of Electron's own, driven over the DevTools protocol. */
export class Chromium {
  /** Where a test can connect. */
  readonly endpoint: string;
  readonly #process: ChildProcess;
  readonly #listeners = new Set<Listener>();
  readonly #waiting = new Map<number, PromiseWithResolvers<never>>();
  #lastId = 0;
  #received = '';

  private constructor(child: ChildProcess, endpoint: string) {
    this.#process = child;
    this.endpoint = endpoint;
    const [, , , requests, replies] = child.stdio as unknown as (Readable & Writable)[];
    // What is said to a browser that has gone is heard by nobody.
    requests?.on('error', () => undefined);
    replies?.setEncoding('utf8').on('data', (text: string) => {
      this.#receive(text);
    });
  }

  static async launch(profileFolder: string): Promise<Chromium> {
    mkdirSync(profileFolder, { recursive: true });
    const path = process.env['LUMI_TEST_BROWSER'] ?? '/usr/bin/chromium';
    const child = spawn(path, [...ARGUMENTS, `--user-data-dir=${join(profileFolder, 'chromium')}`], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    process.on('exit', () => child.kill('SIGKILL'));
    const endpoint = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on ws:\/\/(\S+?)\//.exec(said);
        if (found) resolve(`http://${found[1] ?? ''}`);
      });
      child.once('exit', () => {
        reject(new Error(`Chromium ended: ${said}`));
      });
    });
    return new Chromium(child, endpoint);
  }

  send<T>(method: string, params: Params = {}, sessionId?: string): Promise<T> {
    const id = ++this.#lastId;
    const waiting = Promise.withResolvers<never>();
    this.#waiting.set(id, waiting);
    const [, , , requests] = this.#process.stdio as unknown as Writable[];
    requests?.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return waiting.promise;
  }

  on(listener: Listener): void {
    this.#listeners.add(listener);
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    // Asked nicely, it writes its profile to the disk.
    this.send('Browser.close').catch(() => undefined);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000).unref())]);
    this.#process.kill('SIGKILL');
  }

  #receive(text: string): void {
    this.#received += text;
    const messages = this.#received.split('\0');
    this.#received = messages.pop() ?? '';
    for (const message of messages) this.#take(JSON.parse(message) as Reply | CdpEvent);
  }

  #take(message: Reply | CdpEvent): void {
    if (!('id' in message)) {
      for (const listener of this.#listeners) listener(message);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result as never);
  }
}

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}
