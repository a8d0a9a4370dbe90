/**
 * A program of its own that dies between the answer of a call that writes and the transaction that completes it: `node dyingWriter.ts FOLDER`.
 * Another of its calls has no answer yet. Started by `receipts.test.ts`.
 */
import { join } from 'node:path';
import { receiptOf, writeReceipt } from '../../../../../electron/platform/library/receipts.ts';
import { COST, aRequest, aTextCall, openIn, startRun, RUN } from './records.ts';

const [folder = ''] = process.argv.slice(2);
const library = openIn(folder);
startRun(library, RUN);
const call = aTextCall({ callId: 'noted' });
library.callStarted(call, 1500, {});
const received = { pictures: [], text: 'About foxes.', note: 'It was cut.', usage: { outputTokens: 5 }, tier: 'flex' };
await writeReceipt(join(library.incoming, call.callId), receiptOf(call, received, COST, 2000));
library.callStarted(aTextCall({ callId: 'open', index: 1 }, aRequest({ kind: 'text', prompt: 'owls' })), 1500, {});
process.kill(process.pid, 'SIGKILL');
