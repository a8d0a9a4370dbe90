import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { hashFiles, type FileNews } from './hashFiles.ts';

/** Hashes files in a worker thread, and has the disk begin with them, while they are written. The thread starts when it is needed first, and again after it died. */
export class Hasher {
  readonly #program: () => void;
  #worker: Worker | undefined;

  /** The text of `program` must do without anything from around it. */
  constructor(program = hashFiles) {
    this.#program = program;
  }

  /** For a file that exists. `undefined` where no thread can be had. */
  begin(path: string): FileHash | undefined {
    this.#worker ??= this.#started();
    if (!this.#worker) return undefined;
    const { port1, port2 } = new MessageChannel();
    this.#worker.postMessage(port2, [port2]);
    return new FileHash(port1, path);
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #started(): Worker | undefined {
    try {
      const worker = new Worker(`(${String(this.#program)})()`, {
        eval: true,
        name: 'Lumi Studio hashes',
        // It needs no keys.
        env: {},
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 },
      });
      const forget = () => {
        if (this.#worker === worker) this.#worker = undefined;
      };
      worker.once('error', forget).once('exit', forget).unref();
      return worker;
    } catch {
      return undefined;
    }
  }
}

/** The SHA-256 of a file that grows. Where the thread dies or cannot read the file there is none, and nothing else is lost. */
export class FileHash {
  readonly #port: MessagePort;
  readonly #answer: Promise<string | undefined>;

  constructor(port: MessagePort, path: string) {
    this.#port = port;
    this.#answer = new Promise((resolve) => {
      port.once('message', (digest: string) => {
        resolve(digest);
      });
      port.once('close', () => {
        resolve(undefined);
      });
    });
    this.#tell({ path });
  }

  /** So many bytes are in the file by now, and will not change. */
  grown(bytes: number): void {
    this.#tell({ bytes });
  }

  /** Of so many bytes, which are all; lower-case hex, or `undefined`. */
  async digest(bytes: number): Promise<string | undefined> {
    this.#tell({ bytes, isAll: true });
    const digest = await this.#answer;
    this.end();
    return digest;
  }

  end(): void {
    this.#port.close();
  }

  #tell(news: FileNews): void {
    this.#port.postMessage(news);
  }
}
