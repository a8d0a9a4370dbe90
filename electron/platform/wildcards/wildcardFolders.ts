import { mkdirSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { errorCode } from '../disk/fileErrors.ts';
import type { NamedFolder } from './createWildcards.ts';

interface Places {
  /** The data folder. */
  readonly dataFolder: string;
  /** Of the person. */
  readonly home: string;
  /** What paths of the environment begin at where they are not whole. Absent: they are left out. */
  readonly workingFolder?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Chosen in the settings. */
  readonly chosen: readonly string[];
}

/** Where wildcards lie: `wildcards/` of the data folder, those of `LUMI_WILDCARDS`, separated as in `PATH`, and those of the settings. */
export function wildcardFolders({ dataFolder, home, workingFolder, env, chosen }: Places): readonly NamedFolder[] {
  const whole = (path: string): string => (/^~(?=$|[\\/])/.test(path) ? join(home, path.slice(1)) : path);
  const named = (env['LUMI_WILDCARDS'] ?? '').split(delimiter).filter((path) => path.trim() !== '');
  return [
    { path: join(dataFolder, 'wildcards'), from: 'home' },
    ...named.flatMap((path): NamedFolder[] => {
      const wanted = whole(path.trim());
      if (!isAbsolute(wanted) && workingFolder === undefined) return [];
      return [{ path: resolve(workingFolder ?? '', wanted), from: 'environment' }];
    }),
    ...chosen.map((path): NamedFolder => ({ path: resolve(home, whole(path)), from: 'settings' })),
  ];
}

/** Makes the data folder's own, so that there is one to put files into. Where that is refused, there is none. */
export function makeWildcardFolder(dataFolder: string): string {
  const path = join(dataFolder, 'wildcards');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (caught) {
    if (errorCode(caught) === undefined) throw caught;
  }
  return path;
}
