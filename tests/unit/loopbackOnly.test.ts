import { expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

it('no test reaches a real provider, in its own process or in one that it starts', async () => {
  await expect(fetch('https://openrouter.ai/api/v1/models')).rejects.toMatchObject({
    cause: { message: 'A test must not reach openrouter.ai.' },
  });
  const { code, stderr } = await runCli(['models', 'openrouter', '--refresh'], { env: { LUMI_HOME: tempFolder() } });
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('could not be found') as string });
});
