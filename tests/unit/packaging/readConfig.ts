import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** `electron-builder.yml` as electron-builder reads it; its own reader of YAML brings no types. */
export function readConfig(): Readonly<Record<string, unknown>> {
  const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => Record<string, unknown> };
  return load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8'));
}
