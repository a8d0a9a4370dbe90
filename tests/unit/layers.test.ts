import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/tempFolder.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CONFIG = '.dependency-cruiser.js';

/** Imports that a rule forbids: the rule, a file, and what it imports; what has no folder is a package. */
const FORBIDDEN = [
  ['no-cycles', 'electron/hosts/one.ts', 'electron/hosts/two.ts'],
  ['headless', 'electron/hosts/reachesElectron.ts', 'electron'],
  ['headless', 'renderer/src/shell/reachesElectron.ts', 'electron'],
  ['shared-is-pure', 'shared/graph/readsFiles.ts', 'fs'],
  ['errors', 'shared/errors/a.ts', 'shared/graph/end.ts'],
  ['graph', 'shared/graph/a.ts', 'shared/nodes/end.ts'],
  ['workflow', 'shared/workflow/a.ts', 'shared/runs/end.ts'],
  ['providers', 'shared/providers/a.ts', 'shared/nodes/end.ts'],
  ['nodes', 'shared/nodes/a.ts', 'zod'],
  ['registries-are-handed-in', 'shared/nodes/b.ts', 'shared/providers/index.ts'],
  ['registries-are-handed-in', 'electron/service/c.ts', 'shared/nodes/index.ts'],
  ['registries-are-handed-in', 'renderer/src/main.tsx', 'shared/nodes/index.ts'],
  ['shipped-by-the-roots', 'electron/engine/c.ts', 'shared/shipped.ts'],
  ['shipped-by-the-roots', 'renderer/src/stores/shipped.ts', 'shared/shipped.ts'],
  ['foreign', 'shared/foreign/a.ts', 'shared/runs/end.ts'],
  ['runs', 'shared/runs/a.ts', 'shared/providers/end.ts'],
  ['api', 'shared/api/a.ts', 'shared/providers/end.ts'],
  ['engine', 'electron/engine/a.ts', 'electron/platform/http/end.ts'],
  ['engine', 'electron/engine/b.ts', 'zod'],
  ['engine-does-no-io', 'electron/engine/readsFiles.ts', 'fs'],
  ['platform', 'electron/platform/http/a.ts', 'electron/platform/library/end.ts'],
  ['platform', 'electron/platform/disk/a.ts', 'electron/platform/http/end.ts'],
  ['platform', 'electron/platform/log/a.ts', 'electron/service/end.ts'],
  ['reply-knows-no-call', 'electron/platform/http/reply/a.ts', 'electron/platform/http/end.ts'],
  ['service', 'electron/service/a.ts', 'electron/platform/files/end.ts'],
  ['hosts-know-not-each-other', 'electron/hosts/web/a.ts', 'electron/hosts/cli/end.ts'],
  ['doors-go-through-the-service', 'electron/hosts/cli/b.ts', 'electron/service/end.ts'],
  ['nothing-imports-hosts', 'electron/service/b.ts', 'electron/hosts/end.ts'],
  ['nothing-imports-hosts', 'renderer/src/api/a.ts', 'electron/hosts/end.ts'],
  ['sqlite-in-one-folder', 'electron/platform/files/a.ts', 'better-sqlite3'],
  ['sharp-in-one-folder', 'electron/platform/library/a.ts', 'sharp'],
  ['renderer', 'renderer/src/stores/a.ts', 'electron/service/end.ts'],
  ['page/api', 'renderer/src/api/b.ts', 'renderer/src/stores/end.ts'],
  ['page/ui', 'renderer/src/ui/a.ts', 'renderer/src/stores/end.ts'],
  ['page/ui', 'renderer/src/ui/b.ts', 'shared/graph/end.ts'],
  ['page/stores', 'renderer/src/stores/b.ts', 'renderer/src/ui/end.ts'],
  ['page/stores', 'renderer/src/stores/c.ts', 'renderer/src/gallery/end.ts'],
  ['page/gallery', 'renderer/src/gallery/a.ts', 'renderer/src/nodes/end.ts'],
  ['page/nodes', 'renderer/src/nodes/a.ts', 'renderer/src/commands/end.ts'],
  ['page/models', 'renderer/src/models/a.ts', 'renderer/src/commands/end.ts'],
  ['page/commands', 'renderer/src/commands/a.ts', 'renderer/src/settings/end.ts'],
  ['page/settings', 'renderer/src/settings/a.ts', 'renderer/src/running/end.ts'],
  ['page/running', 'renderer/src/running/a.ts', 'renderer/src/files/end.ts'],
  ['page/files', 'renderer/src/files/a.ts', 'renderer/src/editor/end.ts'],
  ['page/editor', 'renderer/src/editor/a.ts', 'renderer/src/shell/end.ts'],
  ['page/inspector', 'renderer/src/inspector/a.ts', 'renderer/src/editor/end.ts'],
  ['page/runs', 'renderer/src/runs/a.ts', 'renderer/src/shell/end.ts'],
  ['page/history', 'renderer/src/history/a.ts', 'renderer/src/runs/end.ts'],
  ['page/form', 'renderer/src/form/a.ts', 'renderer/src/shell/end.ts'],
  ['page/shell', 'renderer/src/shell/a.ts', 'renderer/src/App.ts'],
] as const;

/** Imports that no rule minds. */
const ALLOWED = [
  ['shared/api/ok.ts', 'shared/workflow/end.ts'],
  ['electron/platform/http/ok.ts', 'electron/platform/disk/end.ts'],
  ['electron/platform/http/mine.ts', 'electron/platform/http/end.ts'],
  ['electron/platform/http/above.ts', 'electron/platform/http/reply/end.ts'],
  ['electron/platform/http/reply/ok.ts', 'electron/platform/disk/end.ts'],
  ['electron/platform/library/ok.ts', 'better-sqlite3'],
  ['electron/platform/images/ok.ts', 'sharp'],
  ['electron/platform/keys/ok.ts', 'electron/engine/end.ts'],
  ['electron/platform/disk/ok.ts', 'fs'],
  ['electron/hosts/openApp.ts', 'shared/shipped.ts'],
  ['electron/hosts/web/ok.ts', 'electron/platform/files/end.ts'],
  ['electron/hosts/desktop/ok.ts', 'electron'],
  ['electron/hosts/web/door.ts', 'electron/service/createService.ts'],
  ['electron/hosts/ports.ts', 'electron/service/end.ts'],
  ['renderer/src/stores/ok.ts', 'shared/runs/end.ts'],
  ['renderer/src/stores/below.ts', 'renderer/src/api/end.ts'],
  ['renderer/src/shell/ok.ts', 'renderer/src/editor/end.ts'],
  ['renderer/src/ui/ok.ts', 'renderer/src/ui/fields/end.ts'],
] as const;

/** The way back of the cycle, which is told once. */
const CLOSES_CYCLE = ['electron/hosts/two.ts', 'electron/hosts/one.ts'] as const;

describe('the layers', () => {
  it('are told from what breaks them, rule by rule', () => {
    const told = cruise();
    const planted = FORBIDDEN.map(([rule, from, to]) => `${rule}: ${from} → ${to}`);
    expect(planted.filter((line) => !told.violations.includes(line))).toEqual([]);
    expect(told.violations.filter((line) => ALLOWED.some(([from]) => line.includes(`: ${from} →`)))).toEqual([]);
    expect(told.rules.filter((rule) => !FORBIDDEN.some(([planted]) => planted === rule))).toEqual([]);
  });
});

/** What `npm run check:layers` finds in a tree that holds these imports and nothing else. */
function cruise(): { readonly violations: readonly string[]; readonly rules: readonly string[] } {
  const folder = tempFolder();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const edges = [...FORBIDDEN.map(([, from, to]) => [from, to] as const), ...ALLOWED, CLOSES_CYCLE];
  copyFileSync(join(ROOT, CONFIG), join(folder, CONFIG));
  write('package.json', JSON.stringify({ type: 'module', dependencies: {} }));
  for (const [, to] of edges) if (to.includes('/')) write(to, 'export {};\n');
  for (const name of ['electron', 'zod', 'better-sqlite3', 'sharp']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  for (const [from, to] of edges) {
    const steps = '../'.repeat(from.split('/').length - 1);
    write(from, `import '${to.includes('/') ? steps + to : to}';\n`);
  }
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, 'shared', 'electron', 'renderer', '--config', CONFIG, '--output-type', 'json'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64e6 },
  );
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as {
    readonly summary: {
      readonly violations: readonly {
        readonly rule: { readonly name: string };
        readonly from: string;
        readonly to: string;
      }[];
      readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
    };
  };
  return {
    violations: summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/^node_modules\/([^/]+)\/.*/, '$1')}`,
    ),
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
  };
}
