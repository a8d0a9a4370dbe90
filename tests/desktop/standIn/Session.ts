import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type Handler = (request: Request) => Response | Promise<Response>;
type PermissionCheck = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

/** Scheme handlers, by scheme. */
export const schemeHandlers = new Map<string, Handler>();

/** What the application told its session; windows act on it. */
export class StandInSession extends EventEmitter {
  permissionCheck: PermissionCheck | undefined;
  permissionRequest: unknown;
  devicePermission: unknown;
  displayMedia: unknown;
  beforeRequest: BeforeRequest | undefined;
  /** On, as in Electron. */
  #hasSpellChecker = true;

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.beforeRequest = listener;
    },
  };

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.permissionCheck = handler ?? undefined;
  }

  setPermissionRequestHandler(handler: unknown): void {
    this.permissionRequest = handler;
  }

  setDevicePermissionHandler(handler: unknown): void {
    this.devicePermission = handler;
  }

  setDisplayMediaRequestHandler(handler: unknown): void {
    this.displayMedia = handler;
  }

  /** What the system of a test says. */
  resolveProxy(): Promise<string> {
    return Promise.resolve(process.env['STAND_IN_PROXY'] ?? 'DIRECT');
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.#hasSpellChecker = isEnabled;
  }

  isSpellCheckerEnabled(): boolean {
    return this.#hasSpellChecker;
  }

  /** Whether the application lets a request through. */
  isAllowed(url: string): Promise<boolean> {
    const { beforeRequest } = this;
    if (!beforeRequest) return Promise.resolve(true);
    return new Promise((resolve) => {
      beforeRequest({ url } as Electron.OnBeforeRequestListenerDetails, ({ cancel }) => {
        resolve(cancel !== true);
      });
    });
  }
}

export const defaultSession = new StandInSession();
