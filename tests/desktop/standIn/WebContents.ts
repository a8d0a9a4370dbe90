import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Chromium, CdpEvent } from './Chromium.ts';
import { fromBrowser, toBrowser } from './addresses.ts';
import { ipcHandlers } from './ipcMain.ts';
import { defaultSession, schemeHandlers } from './Session.ts';
import { fromWire, toWire } from './strict.ts';
import { BINDING, PAGE_SCRIPT, PRELOAD_WORLD, preloadScript, RECEIVER } from './worlds.ts';

interface Frame {
  readonly id: string;
  readonly parentId?: string;
  url: string;
}

type WindowOpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

/** One page of the browser as Electron's `WebContents`: its preload world, its requests, where it may go. */
export class StandInWebContents extends EventEmitter {
  readonly session = defaultSession;
  /** What the application knows as the sender of a message. */
  sender: unknown = this;
  /** Whether the window is being closed by the application, so that the page's own objections are put to it. */
  isClosing = false;
  readonly #chromium: Chromium;
  readonly #sessionId: string;
  readonly #frames = new Map<string, Frame>();
  /** Execution contexts of the preload world, by frame; and the frame of each. */
  readonly #contexts = new Map<number, string>();
  #mainFrame = '';
  #isLoadingOwn = false;
  #isDestroyed = false;
  #openHandler: WindowOpenHandler = () => ({ action: 'allow' });

  private constructor(chromium: Chromium, sessionId: string) {
    super();
    this.#chromium = chromium;
    this.#sessionId = sessionId;
    chromium.on((event) => {
      if (event.sessionId === sessionId) this.#hear(event);
    });
  }

  static async attach(chromium: Chromium, targetId: string, preload: string | undefined): Promise<StandInWebContents> {
    const { sessionId } = await chromium.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    const contents = new StandInWebContents(chromium, sessionId);
    await contents.#prepare(preload);
    return contents;
  }

  async #prepare(preload: string | undefined): Promise<void> {
    await this.#send('Page.enable');
    const { frameTree } = await this.#send<{ frameTree: { frame: Frame } }>('Page.getFrameTree');
    this.#mainFrame = frameTree.frame.id;
    this.#frames.set(frameTree.frame.id, frameTree.frame);
    await this.#send('Inspector.enable');
    await this.#send('Runtime.enable');
    await this.#send('Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD });
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: PAGE_SCRIPT });
    if (preload !== undefined)
      await this.#send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadScript(readFileSync(preload, 'utf8')),
        worldName: PRELOAD_WORLD,
      });
    await this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await this.#applyPermissions();
  }

  async loadURL(url: string): Promise<void> {
    this.#isLoadingOwn = true;
    await this.#send('Page.navigate', { url: toBrowser(url) });
  }

  getURL(): string {
    return fromBrowser(this.#frames.get(this.#mainFrame)?.url ?? '');
  }

  /** By the browser's own command, as a key would: the page hears of it by a clipboard event. */
  paste(): void {
    void this.#send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: ['paste'] });
  }

  reload(): void {
    this.#isLoadingOwn = true;
    void this.#send('Page.navigate', { url: toBrowser(this.getURL()) });
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroyed(): void {
    this.#isDestroyed = true;
    this.emit('destroyed');
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    const context = [...this.#contexts].findLast(([, frame]) => frame === this.#mainFrame)?.[0];
    if (context !== undefined) this.#tell(context, { channel, args });
  }

  /** Closes the page, by its own `beforeunload` where it has one. */
  async close(): Promise<void> {
    this.isClosing = true;
    await this.#send('Page.close').catch(() => undefined);
  }

  #send<T>(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<T> {
    return this.#chromium.send<T>(method, params, this.#sessionId);
  }

  #tell(contextId: number, message: unknown): void {
    // A context that has gone meanwhile hears nothing, as in Electron.
    this.#send('Runtime.evaluate', {
      contextId,
      expression: `${RECEIVER}(${JSON.stringify(toWire(message))})`,
    }).catch(() => undefined);
  }

  #hear({ method, params }: CdpEvent): void {
    const heard = params as unknown as Heard;
    switch (method) {
      case 'Page.frameAttached':
        this.#frames.set(heard.frameId, {
          id: heard.frameId,
          parentId: heard.parentFrameId,
          url: '',
        });
        break;
      case 'Page.frameNavigated':
        this.#frames.set(heard.frame.id, heard.frame);
        if (heard.frame.id === this.#mainFrame) this.emit('did-navigate', {}, this.getURL(), 200, '');
        break;
      case 'Page.navigatedWithinDocument': {
        const frame = this.#frames.get(heard.frameId);
        if (frame) frame.url = heard.url;
        break;
      }
      case 'Page.frameDetached':
        this.#frames.delete(heard.frameId);
        break;
      case 'Page.loadEventFired':
        this.#isLoadingOwn = false;
        this.emit('did-finish-load');
        break;
      case 'Page.windowOpen':
        this.#openHandler({ url: fromBrowser(heard.url) });
        break;
      case 'Page.javascriptDialogOpening':
        this.#answerDialog(heard.type);
        break;
      case 'Inspector.targetCrashed':
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
        break;
      case 'Runtime.executionContextCreated': {
        const { context } = heard;
        if (context.name === PRELOAD_WORLD) this.#contexts.set(context.id, context.auxData.frameId);
        break;
      }
      case 'Runtime.executionContextDestroyed':
        this.#contexts.delete(heard.executionContextId);
        break;
      case 'Runtime.executionContextsCleared':
        this.#contexts.clear();
        break;
      case 'Runtime.bindingCalled':
        void this.#answerCall(heard.executionContextId, heard.payload);
        break;
      case 'Runtime.exceptionThrown': {
        const { executionContextId, exception } = heard.exceptionDetails;
        if (this.#contexts.has(executionContextId))
          process.stderr.write(`The preload script failed: ${exception?.description ?? ''}\n`);
        break;
      }
      case 'Fetch.requestPaused':
        void this.#answerRequest(heard);
        break;
    }
  }

  #answerDialog(type: string): void {
    if (type !== 'beforeunload') return;
    let mayLeave = !this.isClosing;
    this.emit('will-prevent-unload', { preventDefault: () => (mayLeave = true) });
    this.isClosing = mayLeave;
    void this.#send('Page.handleJavaScriptDialog', { accept: mayLeave }).catch(() => undefined);
  }

  async #answerCall(contextId: number, payload: string): Promise<void> {
    const { call, channel, args } = fromWire(payload) as { call: number; channel: string; args: unknown[] };
    try {
      const handler = ipcHandlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const senderFrame = this.#frameOf(this.#contexts.get(contextId));
      const given = await Promise.all(args.map((arg) => this.#pathOf(contextId, arg)));
      const value: unknown = await handler({ sender: this.sender, senderFrame, type: 'frame' }, ...given);
      this.#tell(contextId, { reply: call, value });
    } catch (caught) {
      this.#tell(contextId, { reply: call, error: `Error invoking remote method '${channel}': ${String(caught)}` });
    }
  }

  /** The preload world names a file by number; where it lies, only the browser knows. */
  async #pathOf(contextId: number, arg: unknown): Promise<unknown> {
    const number = typeof arg === 'string' ? /^\0file:(\d+)$/.exec(arg)?.[1] : undefined;
    if (number === undefined) return arg;
    const { result } = await this.#send<{ result: { objectId: string } }>('Runtime.evaluate', {
      contextId,
      expression: `window.__files[${number}]`,
    });
    return (await this.#send<{ path: string }>('DOM.getFileInfo', { objectId: result.objectId })).path;
  }

  #frameOf(id: string | undefined): { url: string; parent: unknown } | null {
    const frame = id === undefined ? undefined : this.#frames.get(id);
    return frame ? { url: fromBrowser(frame.url), parent: this.#frameOf(frame.parentId) } : null;
  }

  async #answerRequest({ requestId, request, resourceType, frameId }: Paused): Promise<void> {
    const url = fromBrowser(request.url);
    const fail = (errorReason: string) => this.#send('Fetch.failRequest', { requestId, errorReason });
    try {
      if (resourceType === 'Document' && !this.#mayNavigate(url, frameId)) await fail('Aborted');
      else if (!(await this.session.isAllowed(url))) await fail('BlockedByClient');
      else {
        const handler = schemeHandlers.get(new URL(url).protocol.slice(0, -1));
        // No test reaches the network through a page.
        if (handler) await this.#fulfil(requestId, await handler(requestOf(url, request)));
        else await fail('AddressUnreachable');
      }
    } catch (caught) {
      // The page went away while its request was answered.
      if (!String(caught).includes('Invalid InterceptionId') && !this.#isDestroyed)
        process.stderr.write(`${String(caught)}\n`);
      await fail('Failed').catch(() => undefined);
    }
  }

  #mayNavigate(url: string, frameId: string): boolean {
    const isMain = frameId === this.#mainFrame;
    if (isMain && this.#isLoadingOwn) return true;
    let may = true;
    const event = { url, isMainFrame: isMain, preventDefault: () => (may = false) };
    if (isMain) this.emit('will-navigate', event);
    this.emit('will-frame-navigate', event);
    return may;
  }

  async #fulfil(requestId: string, response: Response): Promise<void> {
    await this.#send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  /** The browser asks nobody while it runs, so it is told before: every permission as the application's check answers it. */
  async #applyPermissions(): Promise<void> {
    const origin = 'app://lumi/';
    for (const [electronName, name] of PERMISSIONS) {
      const check = this.session.permissionCheck;
      const isGranted = check ? check(null, electronName, origin, {} as never) : true;
      await this.#chromium.send('Browser.setPermission', {
        permission: { name, ...(name === 'clipboard-write' && { allowWithoutSanitization: false }) },
        setting: isGranted ? 'granted' : 'denied',
      });
    }
  }
}

/** Electron's names and the browser's. */
const PERMISSIONS = [
  ['notifications', 'notifications'],
  ['geolocation', 'geolocation'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
] as const;

/** What the events of the DevTools protocol hold, each its own part. */
interface Heard extends Paused {
  readonly parentFrameId: string;
  readonly frame: Frame;
  readonly url: string;
  readonly type: string;
  readonly context: { readonly id: number; readonly name: string; readonly auxData: { readonly frameId: string } };
  readonly executionContextId: number;
  readonly payload: string;
  readonly exceptionDetails: {
    readonly executionContextId: number;
    readonly exception?: { readonly description?: string };
  };
}

interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string; readonly method: string; readonly headers: Record<string, string> };
  readonly resourceType: string;
  readonly frameId: string;
}

function requestOf(url: string, { method, headers }: Paused['request']): Request {
  return new Request(url, { method, headers });
}
