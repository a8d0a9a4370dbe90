import { revive } from './strict.ts';

/**
 * The two worlds of a page, as text to run in each: the page's own, and the one of the preload script. They share the document and
 * nothing else; what passes goes by DOM events, and the browser clones it.
 */

export const PRELOAD_WORLD = 'Electron Isolated Context';
/** What the preload world calls to reach the main process. */
export const BINDING = '__toMainProcess';
/** What the main process calls in the preload world. */
export const RECEIVER = '__fromMainProcess';

/** Both sides: functions travel as numbers, and calls to them as events in both directions. */
function bridge(own: string, other: string): string {
  return `
    const functions = new Map();
    let lastId = 0;
    let answer;
    const emit = (kind, detail) => document.dispatchEvent(new CustomEvent('${other}-' + kind, { detail }));
    const pack = (value) => {
      if (typeof value === 'function') { functions.set(++lastId, value); return { fn: lastId }; }
      if (value instanceof Promise) return { promise: pack((yes, no) => { value.then(yes, (error) => no(String(error && error.message || error))); }) };
      if (Array.isArray(value)) return { list: value.map(pack) };
      if (value && Object.getPrototypeOf(value) === Object.prototype)
        return { record: Object.entries(value).map(([name, part]) => [name, pack(part)]) };
      return { value };
    };
    const unpack = (packed) => {
      if ('fn' in packed) return (...args) => invoke(packed.fn, args);
      if ('promise' in packed) return new Promise((yes, no) => { unpack(packed.promise)(yes, (text) => no(new Error(text))); });
      if ('list' in packed) return packed.list.map(unpack);
      if ('record' in packed) return Object.fromEntries(packed.record.map(([name, part]) => [name, unpack(part)]));
      return packed.value;
    };
    const invoke = (fn, args) => {
      answer = undefined;
      emit('call', { fn, args: args.map(pack) });
      if (!answer) throw new Error('The other world did not answer.');
      const given = answer;
      if (given.error !== undefined) throw new Error(given.error);
      return unpack(given.result);
    };
    document.addEventListener('${own}-call', ({ detail }) => {
      let reply;
      try { reply = { result: pack(functions.get(detail.fn)(...detail.args.map(unpack))) }; }
      catch (error) { reply = { error: String(error && error.message || error) }; }
      emit('answer', reply);
    });
    document.addEventListener('${own}-answer', ({ detail }) => { answer = detail; });`;
}

/** Runs in the page's world, before its own scripts. */
export const PAGE_SCRIPT = `if (window === window.top) (() => {
  ${bridge('page', 'preload')}
  document.addEventListener('page-expose', ({ detail: [name, packed] }) => {
    const freeze = (value) => { if (value && typeof value === 'object') Object.values(value).forEach(freeze); return Object.freeze(value); };
    Object.defineProperty(window, name, { value: freeze(unpack(packed)), enumerable: true });
  });
})();`;

/** Runs in the preload world: what a sandboxed preload script can require, then the script. */
export function preloadScript(source: string): string {
  return `if (window === window.top) (() => {
  ${bridge('preload', 'page')}
  const waiting = new Map();
  const listeners = new Map();
  const files = window.__files = [];
  let calls = 0;
  ${revive.toString()}
  window.${RECEIVER} = (text) => {
    const { reply, error, value, channel, args } = revive(JSON.parse(text));
    if (reply !== undefined) {
      const [yes, no] = waiting.get(reply);
      waiting.delete(reply);
      error === undefined ? yes(value) : no(new Error(error));
    } else for (const listener of [...(listeners.get(channel) ?? [])]) listener({ senderId: 0 }, ...args);
  };
  const strict = (name, object) => new Proxy(object, { get: (target, key) => {
    if (!(key in target)) throw new Error('The stand-in for Electron has no ' + name + '.' + String(key) + '.');
    return target[key];
  } });
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (name, api) => emit('expose', [name, pack(api)]),
    }),
    ipcRenderer: strict('ipcRenderer', {
      invoke: (channel, ...args) => new Promise((yes, no) => {
        const call = ++calls;
        waiting.set(call, [yes, no]);
        const text = JSON.stringify(structuredClone({ call, channel, args }), (_name, part) =>
          part === undefined ? { $undefined: true }
          : part instanceof Uint8Array ? { $bytes: btoa(Array.from(part, (byte) => String.fromCharCode(byte)).join('')) } : part);
        ${BINDING}(text);
      }),
      on: (channel, listener) => { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); },
      off: (channel, listener) => { listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener)); },
    }),
    webUtils: strict('webUtils', {
      // Only the browser knows; the main process asks it for the file of this number.
      getPathForFile: (file) => '\\0file:' + (files.push(file) - 1),
    }),
  });
  const require = (name) => {
    if (name !== 'electron') throw new Error('A sandboxed preload script cannot require ' + name + '.');
    return electron;
  };
  const module = { exports: {} };
  (function (require, module, exports) {
    ${source}
  })(require, module, module.exports);
})();`;
}
