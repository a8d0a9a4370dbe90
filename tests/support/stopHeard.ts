import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';

/** Resolves when the program with this data folder has noted that its run makes no new call. */
export async function stopHeard(home: string): Promise<void> {
  await vi.waitFor(
    () => {
      expect(readFileSync(join(home, 'logs', 'lumi.log'), 'utf8')).toContain('run stopping');
    },
    { timeout: 20_000, interval: 20 },
  );
}
