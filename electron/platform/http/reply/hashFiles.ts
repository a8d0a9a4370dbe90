/** What is said of a file: first where it is, then how far it has grown, and with the last of that the hash is asked for. */
export type FileNews =
  { readonly path: string } | { readonly bytes: number } | { readonly bytes: number; readonly isAll: true };

/**
 * What the thread of `Hasher` runs. It is started by this function's text alone, so it uses nothing from around it: then no file has to be found
 * in a package, and the thread need not load what takes the types out.
 *
 * It takes ports, one for each file, and hashes the file as it grows. It also has the disk begin with what is there, one file at a time: a sync
 * may wait for all files there are, and many at once only wait for each other. At any failure to read it closes the port.
 */
export function hashFiles(): void {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const { closeSync, fdatasync, openSync, readSync } = process.getBuiltinModule('node:fs');
  const { parentPort, MessagePort } = process.getBuiltinModule('node:worker_threads');
  const block = Buffer.allocUnsafeSlow(256 * 1024);
  let isSyncing = false;

  parentPort?.on('message', (port: unknown) => {
    if (!(port instanceof MessagePort)) return;
    const hash = createHash('sha256');
    let file = -1;
    let at = 0;
    const readTo = (end: number): void => {
      while (at < end) {
        const bytes = readSync(file, block, 0, Math.min(block.length, end - at), at);
        if (bytes === 0) throw new Error('The file is shorter than was said.');
        hash.update(block.subarray(0, bytes));
        at += bytes;
      }
    };
    // Whether it worked does not matter: who writes the file syncs it at its end.
    const beginToSync = (): void => {
      if (isSyncing) return;
      isSyncing = true;
      fdatasync(file, () => {
        isSyncing = false;
      });
    };
    port.on('message', (news: FileNews) => {
      try {
        if ('path' in news) {
          file = openSync(news.path, 'r');
          return;
        }
        if (!('isAll' in news)) beginToSync();
        readTo(news.bytes);
        if ('isAll' in news) port.postMessage(hash.digest('hex'));
      } catch {
        port.close();
      }
    });
    port.on('close', () => {
      if (file >= 0) closeSync(file);
    });
  });
}
