import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How often a program in the background looks whether it has its terminal back, which nobody tells it. ms */
const LOOK_EVERY_MS = 2000;

/** Calls back for every line that is typed, or comes, on stdin. Gives its own end. */
export function onEnter(callBack: () => void): () => void {
  const { stdin } = process;
  let looking: NodeJS.Timeout | undefined;
  // The system stops a program that reads from its terminal while another one has it: paid calls would stand still.
  const listenInTurn = () => {
    clearTimeout(looking);
    if (!stdin.isTTY || hasTerminal()) {
      stdin.resume();
      return;
    }
    stdin.pause();
    looking = setTimeout(listenInTurn, LOOK_EVERY_MS).unref();
  };
  stdin.on('data', (chunk: Buffer) => {
    if (chunk.includes('\n')) callBack();
  });
  // A terminal that has gone cannot be read, and there is nothing to be read from it.
  stdin.on('error', () => undefined);
  process.on('SIGCONT', listenInTurn);
  listenInTurn();
  return () => {
    process.off('SIGCONT', listenInTurn);
    clearTimeout(looking);
    stdin.destroy();
  };
}

/** Whether this program is the one that its terminal listens to. @see proc_pid_stat(5), fields 5 and 8 */
function hasTerminal(): boolean {
  try {
    const [group, foreground] =
      process.platform === 'linux'
        ? readFileSync('/proc/self/stat', 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ')
            .filter((_, at) => at === 2 || at === 5)
        : execFileSync('ps', ['-o', 'pgid=,tpgid=', '-p', String(process.pid)], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore'],
          })
            .trim()
            .split(/ +/);
    return group === foreground;
  } catch {
    // Windows has no such rule.
    return true;
  }
}
