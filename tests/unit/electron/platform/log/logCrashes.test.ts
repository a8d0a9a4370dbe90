import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../../support/tempFolder.ts';

const moduleUrl = (name: string) => pathToFileURL(join('electron/platform/log', name)).href;

/** Runs a few lines in a process of their own, its log open. Gives its exit code and what it left in the log. */
async function crash(lines: string) {
  const folder = tempFolder();
  const script = join(folder, 'script.ts');
  writeFileSync(
    script,
    `import { openLog } from '${moduleUrl('openLog.ts')}';
     import { logCrashes } from '${moduleUrl('logCrashes.ts')}';
     const log = openLog({ folder: ${JSON.stringify(folder)}, redact: (text) => text.replaceAll('canary', '[key removed]'), now: Date.now });
     const stop = logCrashes(log);
     ${lines}`,
  );
  const code = await new Promise<number>((resolve) => {
    execFile(process.execPath, [script], (error) => {
      resolve(typeof error?.code === 'number' ? error.code : 0);
    });
  });
  return { code, log: readFileSync(join(folder, 'lumi.log'), 'utf8') };
}

describe('what ends the process', () => {
  it('is in the log when it was an exception, and ends the process all the same', async () => {
    const { code, log } = await crash(`setTimeout(() => { throw new Error('canary flew'); });`);
    expect(code).toBe(1);
    expect(log).toMatch(/error Nobody caught an exception: Error: \[key removed\] flew\n\s+at .*script\.ts/);
  });

  it('is in the log when it was a rejection', async () => {
    const { code, log } = await crash(`void Promise.reject(new Error('canary fell'));`);
    expect(code).toBe(1);
    expect(log.match(/Nobody handled a rejection: Error: \[key removed\] fell/g)).toHaveLength(1);
  });

  it('is in the log when Electron would only print it', async () => {
    const { code, log } = await crash(`
      stop();
      Object.defineProperty(process.versions, 'electron', { value: '45.4.1' });
      logCrashes(log);
      void Promise.reject(new Error('canary fell'));`);
    expect(code).toBe(0);
    expect(log).toContain('Nobody handled a rejection: Error: [key removed] fell');
  });
});
