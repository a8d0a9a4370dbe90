/** `npm run fuzz [AREA …] [--seed N] [--minutes M]`: looks for what breaks the application, with made-up inputs. */
import { continueIn, ensureInstalled, ensurePage, requireNode } from './prepare.mjs';

requireNode();
await ensureInstalled();
await ensurePage();
await continueIn('tests/fuzz/main.ts', withNpmsFlags(process.argv.slice(2)));

/** npm takes flags for its own where no `--` stands before them: of `--seed 4` it leaves “4” here and “true” in the environment. */
function withNpmsFlags(words) {
  const flags = ['seed', 'minutes'].flatMap((name) => {
    const value = process.env[`npm_config_${name}`];
    return value === undefined ? [] : [{ name, value }];
  });
  const bare = flags.filter(({ value }) => value === 'true');
  if (bare.length > 1) return ['--unclear'];
  return [
    ...words.filter((word) => bare.length === 0 || !/^\d/.test(word)),
    ...flags.map(({ name, value }) => `--${name}=${value === 'true' ? words.find((word) => /^\d/.test(word)) : value}`),
  ];
}
