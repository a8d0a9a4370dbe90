import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Calls back for every line that is typed, or comes, on stdin. Gives its own end. */
export function onEnter(callBack: () => void): () => void {
  const { stdin } = process;
  const hear = (chunk: Buffer) => {
    if (chunk.includes('\n')) callBack();
  };
  const ignore = () => undefined;
  // The system stops a program that reads from its terminal while another one has it: paid calls would stand still.
  const listenInTurn = () => {
    if (!stdin.isTTY || hasTerminal()) stdin.resume();
    else stdin.pause();
  };
  stdin.on('data', hear);
  // A terminal that has gone cannot be read, and there is nothing to be read from it.
  stdin.on('error', ignore);
  process.on('SIGCONT', listenInTurn);
  listenInTurn();
  return () => {
    process.off('SIGCONT', listenInTurn);
    stdin.off('data', hear);
    stdin.destroy();
  };
}

/** Whether this program is the one that its terminal listens to. @see proc_pid_stat(5) */
function hasTerminal(): boolean {
  try {
    const [group, foreground] =
      process.platform === 'linux'
        ? readFileSync('/proc/self/stat', 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ')
            .filter((_, at) => at === 2 || at === 5)
        : execFileSync('ps', ['-o', 'pgid=,tpgid=', '-p', String(process.pid)], { encoding: 'utf8' })
            .trim()
            .split(/ +/);
    return group === foreground;
  } catch {
    // Windows has no such rule.
    return true;
  }
}
