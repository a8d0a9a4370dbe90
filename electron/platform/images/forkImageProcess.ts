import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { withDescriptor } from '../disk/withDescriptor.ts';

/** A running picture process, as the parent sees it. Electron's desktop host has another way to start one. */
export interface ImageProcess {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, also when it could not be started. */
  readonly onExit: (listener: () => void) => void;
  /** Whether it keeps this process from ending. */
  readonly hold: (isHeld: boolean) => void;
  readonly kill: () => void;
}

/** All a picture tool needs of the environment: fonts, folders, language. Keys stay here. */
const PASSED_ON =
  /^(PATH|HOME|LANG|LC_.*|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|WINDIR|USERPROFILE|APPDATA|LOCALAPPDATA|XDG_.*|FONTCONFIG_.*|LD_LIBRARY_PATH)$/i;

/** What a picture process is given of the environment. */
export function passedOn(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => PASSED_ON.test(name)));
}

/** Starts the picture process with Node's `fork`. */
export function forkImageProcess(): ImageProcess {
  // A picture that was paid for waits for it.
  const starting = withDescriptor(start);
  const withChild = (work: (child: ChildProcess) => void) => {
    starting.then(work, () => undefined);
  };
  return {
    // A failure to send is followed by the exit, and that is listened to.
    send: (message) => {
      withChild((child) => child.send(message as object, () => undefined));
    },
    onMessage: (listener) => {
      withChild((child) => child.on('message', listener));
    },
    onExit: (listener) => {
      starting.then((child) => {
        child.once('exit', listener);
        child.once('error', listener);
      }, listener);
    },
    hold: (isHeld) => {
      const end = isHeld ? 'ref' : 'unref';
      withChild((child) => {
        child[end]();
        child.channel?.[end]();
      });
    },
    kill: () => {
      withChild((child) => child.kill('SIGKILL'));
    },
  };
}

async function start(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./imageProcess.ts', import.meta.url)), [], {
    env: passedOn(process.env),
    execArgv: [],
    // In a group of its own: Ctrl+C and a terminal that closes are meant for us, and what we keep while we stop still needs it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'spawn');
  return child;
}
