import { describe, expect, it } from 'vitest';
import { createIpcTransport, type DesktopBridge } from '../../../../renderer/src/api/ipcTransport.ts';

/** The preload script's side, in the same process. */
function aBridge(call: DesktopBridge['call'] = () => Promise.resolve({ ok: true, value: [] })) {
  const listeners = new Set<(announcement: unknown) => void>();
  const bridge: DesktopBridge = {
    call,
    openDropped: () => Promise.resolve(undefined),
    importPicture: () => Promise.resolve(undefined),
    importAll: () => Promise.resolve(undefined),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  return { bridge, listeners };
}

describe('the desktop’s transport', () => {
  it('gives the service’s own replies, the good and the bad', async () => {
    const bad = { ok: false, error: { code: 'bad-input', message: 'No.' } };
    const { bridge } = aBridge((name) => Promise.resolve(name === 'keys.list' ? { ok: true, value: [] } : bad));
    const transport = createIpcTransport(bridge);
    expect(await transport.call('keys.list', undefined)).toEqual({ ok: true, value: [] });
    expect(await transport.call('run.current', undefined)).toEqual(bad);
  });

  it('says so where the main process does not answer', async () => {
    const { bridge } = aBridge(() => Promise.reject(new Error('Error invoking remote method')));
    expect(await createIpcTransport(bridge).call('keys.list', undefined)).toMatchObject({
      ok: false,
      error: { code: 'service-gone' },
    });
  });

  it('passes announcements on until it is told to stop', () => {
    const { bridge, listeners } = aBridge();
    const heard: unknown[] = [];
    const leave = createIpcTransport(bridge).subscribe(
      (announcement) => heard.push(announcement),
      () => undefined,
    );
    for (const listener of listeners) listener({ kind: 'close-requested' });
    leave();
    expect(listeners.size).toBe(0);
    expect(heard).toEqual([{ kind: 'close-requested' }]);
  });
});
