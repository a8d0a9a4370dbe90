/**
 * A program of its own that leaves a call in every state a crash can leave one in, and dies: `node dyingProgram.ts FOLDER`. Or, with a third
 * word, one that makes calls until somebody ends it. Started by `recoverSessions.test.ts`.
 */
import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReceivedPicture } from '../../../../../electron/engine/Ports.ts';
import { picturePath } from '../../../../../electron/platform/library/pictureFiles.ts';
import { receiptOf, writeReceipt } from '../../../../../electron/platform/library/receipts.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { NO_COST } from '#shared/graph/Money';
import { COST, RUN, aCall, aReply, aRequest, openIn, startRun } from './records.ts';

const [folder = '', endless] = process.argv.slice(2);
const library = openIn(folder);
const runId = endless ?? RUN;
startRun(library, runId);

/** A call that was sent, with its picture beside it as the network leaves it. */
async function receive(index: number, part = 1) {
  const call = aCall({ runId, node: 'n4', index });
  library.callStarted(call, 1500, {});
  const bytes = pngPicture({ width: 40, height: 30, seed: index });
  const callFolder = join(library.incoming, call.callId);
  await mkdir(callFolder);
  const path = join(callFolder, 'picture.part');
  await writeFile(path, bytes.subarray(0, bytes.length * part));
  const id = createHash('sha256').update(bytes).digest('hex');
  const picture: ReceivedPicture = { path, id, bytes: bytes.length, width: 40, height: 30, mime: 'image/png' };
  const reply = aReply(picture, { text: `Picture ${String(index)}`, usage: { outputTokens: 5 } });
  return { call, callFolder, picture, reply, receipt: receiptOf(call, reply, COST, 2000) };
}

async function leaveEverything(): Promise<void> {
  library.callStarted(aCall({ index: 0 }), 1500, {});
  await receive(1, 0.5);
  await receive(2);
  const noted = await receive(3);
  await writeReceipt(noted.callFolder, noted.receipt);
  const moved = await receive(4);
  await writeReceipt(moved.callFolder, moved.receipt);
  await rename(moved.picture.path, picturePath(folder, moved.picture.id, 'image/png'));
  const done = await receive(5);
  await library.callDone(done.call, done.reply, COST, 2000);
  await mkdir(done.callFolder);
  await writeReceipt(done.callFolder, done.receipt);
  const halfNoted = await receive(6);
  await writeFile(join(halfNoted.callFolder, 'received.json'), '{"callId":"');
  const drafted = await receive(7);
  const last = pngPicture({ width: 40, height: 30, seed: 98 });
  await writeFile(join(drafted.callFolder, 'last.part'), last.subarray(0, last.length / 2));
  library.callsPlanned([aCall({ index: 8 })], 1500);
  const free = aCall({ index: 9 }, aRequest({ provider: 'sample', model: 'sample' }));
  library.callStarted({ ...free, effective: { ...free.effective, estimate: NO_COST } }, 1500, {});
  await writeFile(join(library.incoming, 'stray.part'), pngPicture({ width: 40, height: 30, seed: 99 }));
  await writeFile(
    join(folder, 'incoming', 'former.part'),
    pngPicture({ width: 40, height: 30, seed: 100 }).subarray(0, 90),
  );
  process.kill(process.pid, 'SIGKILL');
}

async function makeCalls(): Promise<void> {
  for (let index = 0; ; index++) {
    const { call, reply } = await receive(index);
    await library.callDone(call, reply, COST, 2000);
    process.stdout.write(`${call.callId}\n`);
  }
}

await (endless === undefined ? leaveEverything() : makeCalls());
