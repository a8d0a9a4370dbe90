import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { pngPicture } from '../pngPicture.ts';
import { startHttpServer, type RawServer } from '../rawServer.ts';
import { PICTURE_PRICE, TEXT_PRICE } from './scribe.ts';

const asked = z.strictObject({ prompt: z.string().min(1), seed: z.number().int().min(0) });
const toWrite = asked.extend({ maxTokens: z.number().int().min(1).optional() });
const handedIn = asked.extend({ name: z.uuid() });

interface Job extends z.output<typeof handedIn> {
  readonly id: string;
}

export interface ScribeServer extends RawServer {
  /** What was paid for: each is billed when it is answered, or handed in. */
  readonly texts: z.output<typeof toWrite>[];
  readonly drawn: z.output<typeof asked>[];
  readonly jobs: Job[];
  /** Requests for results that were there. */
  readonly collected: string[];
  /** What it refused. */
  readonly faults: string[];
  /** Whether jobs are done. */
  isDone: boolean;
  /** What is not answered until the server is closed, though it is carried out. */
  silent: 'nothing' | 'write' | 'draw' | 'submit';
  /** The status of every request for a result. */
  status: number;
}

const KEY = 'scribe-key-of-the-tests';

/** Answers `scribe` as strictly as it can: a name of a job is taken once, a key is needed, no field is unknown. */
export async function startScribeServer(): Promise<ScribeServer & { readonly key: string }> {
  const server = await startHttpServer((request, response) => {
    void answer(request).then(
      (reply) => {
        if (reply === undefined) return;
        const { status, body } = reply;
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      },
      (caught: unknown) => {
        state.faults.push(String(caught));
        response.writeHead(400).end(JSON.stringify({ error: { message: String(caught) } }));
      },
    );
  });
  const state: ScribeServer = {
    ...server,
    texts: [],
    drawn: [],
    jobs: [],
    collected: [],
    faults: [],
    isDone: false,
    silent: 'nothing',
    status: 200,
  };

  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object } | undefined> => {
    if (request.headers.authorization !== `Bearer ${KEY}`) throw new Error('A key is missing.');
    const { pathname, searchParams } = new URL(request.url ?? '', server.url);
    const what = `${request.method ?? ''} ${pathname}`;
    if (what === 'POST /write') {
      const sent = toWrite.parse(await json(request));
      const { prompt, seed } = sent;
      state.texts.push(sent);
      if (state.silent === 'write') return undefined;
      const isCut = prompt.startsWith('long: ');
      const text = prompt.startsWith('empty: ') ? '' : `About ${prompt}, ${String(seed)}.`;
      return { status: 200, body: { text, isCut, cost: TEXT_PRICE, tier: 'standard' } };
    }
    if (what === 'POST /draw') {
      const { prompt, seed } = asked.parse(await json(request));
      state.drawn.push({ prompt, seed });
      if (state.silent === 'draw') return undefined;
      return { status: 200, body: { picture: pictureOf(seed), cost: PICTURE_PRICE } };
    }
    if (what === 'POST /jobs') {
      const job = handedIn.parse(await json(request));
      if (state.jobs.some(({ name }) => name === job.name)) throw new Error('That name is taken.');
      state.jobs.push({ ...job, id: `job-${String(state.jobs.length + 1)}` });
      return state.silent === 'submit' ? undefined : { status: 200, body: { id: `job-${String(state.jobs.length)}` } };
    }
    if (what === 'GET /jobs') {
      const jobs = state.jobs.filter(({ name }) => name === searchParams.get('name'));
      return { status: 200, body: { jobs: jobs.map(({ id, name }) => ({ id, name })) } };
    }
    const job = state.jobs.find(({ id }) => pathname === `/jobs/${id}`);
    if (!job) throw new Error(`${what} is not answered.`);
    if (state.status !== 200) return { status: state.status, body: { error: { message: 'Later.' } } };
    if (!state.isDone) return { status: 200, body: { state: 'working' } };
    state.collected.push(job.id);
    if (job.prompt.startsWith('bad: '))
      return { status: 200, body: { state: 'done', result: { refusal: 'That was refused.' } } };
    return {
      status: 200,
      body: {
        state: 'done',
        result: { picture: pictureOf(job.seed), cost: PICTURE_PRICE / 2, tier: 'batch' },
      },
    };
  };

  return Object.assign(state, { key: KEY });
}

function pictureOf(seed: number): string {
  return pngPicture({ width: 8, height: 8, seed }).toString('base64');
}
