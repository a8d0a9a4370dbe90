/** `EPIPE`: the reader left early, as `head` does. `EIO`: the terminal was closed. */
const NOBODY_READS = new Set(['EPIPE', 'EIO']);

/** That nobody reads any more is no failure, and must not end a run: what is in flight is paid for. */
export function quietOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!NOBODY_READS.has(error.code ?? '')) throw error;
    });
  }
}
