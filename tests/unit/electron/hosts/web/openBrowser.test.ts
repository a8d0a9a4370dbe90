import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startLumi, type Lumi } from '../../../../e2e/support/startLumi.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { untilHolds } from '../../../../support/untilHolds.ts';

const KEY = 'sk-or-v1-0123456789abcdef0123456789abcdef';
const PLAIN_KEY = 'of no known shape 4711';

let lumi: Lumi | undefined;
afterEach(async () => {
  await lumi?.close();
});

/** Starts it where there is a display, with a browser that notes what it is given and stays. */
async function startWithBrowser(env: Readonly<Record<string, string>> = {}) {
  const home = tempFolder();
  const browser = join(home, 'browser');
  const seen = join(home, 'seen');
  writeFileSync(
    browser,
    `#!/bin/sh\nenv > '${seen}.env'\nstat -c %a "$1" > '${seen}.mode'\ncat "$1" > '${seen}.page'\necho "$@" > '${seen}'\nexec sleep 30\n`,
  );
  chmodSync(browser, 0o755);
  const dataFolder = join(home, 'data');
  mkdirSync(dataFolder);
  // No desktop's list of applications: then it is the variable's word that counts.
  const desktop = { DISPLAY: ':99', HOME: home, XDG_DATA_DIRS: join(home, 'none'), BROWSER: browser };
  lumi = await startLumi({ ...desktop, ...env }, dataFolder, { args: [] });
  await untilHolds(() => {
    expect(existsSync(seen) && readFileSync(seen, 'utf8')).toBeTruthy();
  });
  const text = (name: string) => readFileSync(`${seen}${name}`, 'utf8');
  return {
    home,
    lumi,
    text,
    path: text('')
      .trim()
      .replace(/^file:\/\//, ''),
  };
}

describe.runIf(process.platform === 'linux')('the browser that is opened', () => {
  it('is given a file that only its owner reads; no argument of any process holds an address with a token', async () => {
    const { home, path, text } = await startWithBrowser();
    expect(readdirSync(home)).toContain(path.slice(home.length + 1));
    expect(text('.mode').trim()).toBe('600');
    expect(text('.page')).toMatch(/content="0; url=http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}"/);
    const words = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`))
      .map((pid) => readCommand(pid));
    expect(words.some((command) => command.includes(path))).toBe(true);
    expect(words.filter((command) => command.includes('token='))).toEqual([]);
  });

  it('finds its file gone once the address in it was used, and the printed one still good', async () => {
    const { path, text, lumi: program } = await startWithBrowser();
    expect(existsSync(path)).toBe(true);
    expect(statSync(path).isFile()).toBe(true);
    const url = /url=([^"]+)"/.exec(text('.page'))?.[1] ?? '';
    expect(url).not.toBe(program.url);
    expect((await fetch(url)).status).toBe(200);
    await untilHolds(() => {
      expect(existsSync(path)).toBe(false);
    });
    expect((await fetch(program.url)).status).toBe(200);
  });

  it('leaves no file behind when Lumi Studio ends before it was used', async () => {
    const { path, lumi: program } = await startWithBrowser();
    await program.stop();
    expect(existsSync(path)).toBe(false);
  });

  it('gets the environment without keys, by their names and by their values', async () => {
    const { text, home } = await startWithBrowser({
      OPENROUTER_API_KEY: KEY,
      MY_TOKEN: PLAIN_KEY,
      github_token: 'in small letters',
      LINK: `https://example.com/?x=${PLAIN_KEY}`,
      SHAPED: `AIza${'0'.repeat(35)}`,
      FRUIT: 'apple',
    });
    const env = text('.env');
    expect(env).toContain('FRUIT=apple');
    expect(env).toContain(`HOME=${home}`);
    for (const secret of [KEY, PLAIN_KEY, 'in small letters', 'AIza', 'LINK=']) expect(env).not.toContain(secret);
  });
});

function readCommand(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
