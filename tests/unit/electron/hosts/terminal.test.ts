import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { aGraph } from '../../../support/builders.ts';
import { runHere } from '../../../support/runHere.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';

const HOSTS = join(import.meta.dirname, '../../../../electron/hosts');
/** The first says that the Node is too old to load anything else. */
const OWN = new Set(['refuseOldNode.ts', 'terminal.ts']);
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const EVIL = 'a\u001b[2J\n\u001b]0;title\u0007b\u009b\u202ec';

describe('the terminal', () => {
  it('is written to in one place', () => {
    const files = readdirSync(HOSTS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const writing = files.filter((name) => {
      const text = readFileSync(join(HOSTS, name), 'utf8');
      return /std(?:out|err)\s*\.\s*write|\bconsole\s*\.|std(?:out|err)\.end\(/.test(text);
    });
    expect(writing.sort()).toEqual([...OWN].sort());
  });

  it(
    'is not steered by what a graph holds, in a check, a run, a hint, a name of a file or an option',
    { timeout: 60_000 },
    async () => {
      const folder = tempFolder();
      const path = join(folder, `x${EVIL.replaceAll('/', '')}.lumi.json`);
      const graph = aGraph(EVIL)
        .node(EVIL, `strange${EVIL}`, {}, { title: EVIL })
        .node('s', 'show-text')
        .wire(`${EVIL}.t`, 's.text');
      writeFileSync(path, writeWorkflow(graph.build()));
      const env = { LUMI_HOME: join(folder, 'home') };
      const problem = await runHere(['check', path], { env });
      expect([problem.code, problem.stdout.split('\n').length]).toEqual([2, 1]);
      const told = [
        problem,
        await runHere(['run', path], { env }),
        await runHere(['run', path, '--set', `x.${EVIL}=1`], { env }),
        await runHere(['check', `${path}none`], { env }),
        await runHere(['check', path, `--${EVIL}`], { env }),
      ];
      for (const { code, stdout, stderr } of told) {
        expect(code).toBe(2);
        expect(stdout + stderr).not.toMatch(HARMFUL);
      }
    },
  );

  it('does not say a key again that was given as something else', { timeout: 60_000 }, async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.lumi.json');
    writeFileSync(path, writeWorkflow(aGraph().node('s', 'seed').build()));
    const key = 'AIzaSyA1234567890123456789012345678901x';
    for (const args of [
      ['run', path, '--set', `${key}.value=1`],
      ['check', `/none/${key}`],
      ['run', '--resume', key],
    ]) {
      const { code, stdout, stderr } = await runHere(args, { env: { LUMI_HOME: join(folder, 'home') } });
      expect(code).toBe(2);
      expect(stdout + stderr).not.toContain(key);
    }
  });
});
