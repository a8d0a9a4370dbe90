import { app, crashReporter } from 'electron';
import { mkdirSync } from 'node:fs';

/**
 * Keeps what is left of a process that crashed in a folder of this machine, made where it is not there. Nothing is sent anywhere: a dump
 * holds memory, and with it keys; the report of Help leaves it out for the same reason. To be called before anything that may crash.
 */
export function keepCrashDumps(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('crashDumps', folder);
  crashReporter.start({ uploadToServer: false });
}
