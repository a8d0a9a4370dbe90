import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSecretScanner } from '../../../../../electron/platform/keys/createSecretScanner.ts';
import { openLog, type LogOptions } from '../../../../../electron/platform/log/openLog.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

/** No known shape, and signs that are escaped when it is quoted. */
const KEY = 'canary "quoted" key';

function aLog(options: Partial<LogOptions> = {}) {
  const folder = join(tempFolder(), 'logs');
  const { redact } = createSecretScanner({ secrets: () => [KEY] });
  const log = openLog({ folder, redact, now: () => Date.UTC(2026, 10, 22, 9, 30), ...options });
  return { folder, log, text: () => readFileSync(join(folder, 'lumi.log'), 'utf8') };
}

describe('the log', () => {
  it('writes a line for what happened, with its facts', () => {
    const { log, text } = aLog();
    log.note('call done', { provider: 'google', ms: 1200, code: undefined, where: 'a b' });
    expect(text()).toBe('2026-11-22T09:30:00.000Z info  call done provider=google ms=1200 where="a b"\n');
  });

  it('holds no key, wherever it stood', () => {
    const { log, text } = aLog();
    log.note('fact', { value: `is ${KEY}` });
    log.note(`what ${KEY}`);
    log.error(new Error(`message ${KEY}`, { cause: new Error(`cause ${KEY}`) }));
    log.error(`thrown ${KEY} and AIzaSyA1234567890123456789012345678901`);
    expect(
      text()
        .split('\n')
        .filter((line) => /^\d/.test(line)),
    ).toHaveLength(4);
    expect(text()).not.toMatch(/canary|quoted|AIza/);
    expect(text().match(/\[key removed\]/g)).toHaveLength(6);
  });

  it('keeps every entry apart, whatever is in it', () => {
    const { log, text } = aLog();
    log.error(new Error('one\n2026-11-22T09:30:00.000Z info  forged\r\n\u001b[31mred'));
    const lines = text().split('\n');
    expect(lines.filter((line) => /^\d{4}-/.test(line))).toHaveLength(1);
    expect(text()).not.toContain('\u001b');
  });

  it('cuts an entry that would fill it', () => {
    const { log, text } = aLog();
    log.error(new Error('x'.repeat(1_000_000)));
    expect(text().length).toBeLessThan(17_000);
    expect(text()).toContain('… cut\n');
  });

  it('tells failures, and only them, to who reads a terminal', () => {
    const heard: string[] = [];
    const { log } = aLog({ echo: (line) => heard.push(line) });
    log.note('opened');
    log.error(new Error(`no ${KEY}`), 'Starting');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/^Starting: Error: no \[key removed\]\n/);
  });

  it('does not fail the program where it cannot be written', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'logs'), 'a file in its place');
    const { log } = aLog({ folder: join(folder, 'logs') });
    log.note('one');
    log.error(new Error('two'));
    expect(existsSync(join(folder, 'logs', 'lumi.log'))).toBe(false);
  });

  it('keeps to its size', () => {
    const { log } = aLog({ limits: { maxBytes: 1000, maxFiles: 3 } });
    for (let number = 0; number < 200; number++) log.note('entry', { number });
    const sizes = log.files.map((path) => (existsSync(path) ? readFileSync(path).byteLength : 0));
    expect(Math.max(...sizes)).toBeLessThan(1100);
    expect(log.files).toHaveLength(3);
    expect(readFileSync(log.files[1]!, 'utf8')).toMatch(/number=\d+\n$/);
  });
});
