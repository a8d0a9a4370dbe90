import { EventEmitter } from 'node:events';
import { runProgram } from '../../electron/hosts/cli/runProgram.ts';
import { createTerminal } from '../../electron/hosts/terminal.ts';
import type { CliResult } from './runCli.ts';

export interface HereOptions {
  /** All the environment it sees. */
  readonly env: Readonly<Record<string, string>>;
  /** Where a `.env` is looked for; absent: nowhere but in the data folder. */
  readonly workingFolder?: string;
  /** Called with each piece of stdout. */
  readonly onStdout?: (text: string) => void;
}

/** Runs the command line in this process, its output in pipes: what needs no signal, no terminal and no death of a program. */
export async function runHere(
  args: readonly string[],
  { env, workingFolder, onStdout }: HereOptions,
): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const code = await runProgram(args, {
    env,
    workingFolder: workingFolder ?? env['LUMI_HOME'],
    terminal: createTerminal({
      stdout: {
        write(text) {
          stdout += text;
          onStdout?.(text);
        },
      },
      stderr: { write: (text) => (stderr += text) },
    }),
    signals: new EventEmitter(),
  });
  return { code, stdout: stdout.trimEnd(), stderr };
}
