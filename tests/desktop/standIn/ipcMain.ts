type Handler = (event: never, ...args: never[]) => unknown;

export const ipcHandlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();

export const ipcMain = {
  handle(channel: string, listener: Handler): void {
    if (ipcHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    ipcHandlers.set(channel, listener as (event: unknown, ...args: unknown[]) => unknown);
  },
};
