import { Socket } from 'node:net';

/**
 * Loaded into every process that tests start, and into their own: nothing reaches further than this machine, so that no test can ask a real
 * provider, whatever it forgets to set.
 */
const { connect } = Socket.prototype;
// It is loaded anew for each file of tests that share a worker.
if (connect.name !== connectHere.name) Socket.prototype.connect = connectHere;

function connectHere(...args) {
  // Node hands on what it has put in order as a list in the first place.
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof first === 'object' ? first.host : args[1];
  if (typeof host !== 'string' || isHere(host)) return connect.apply(this, args);
  const refused = new Error(`A test must not reach ${host}.`);
  queueMicrotask(() => this.destroy(Object.assign(refused, { code: 'ENOTFOUND' })));
  return this;
}

function isHere(host) {
  return host === 'localhost' || host.endsWith('.localhost') || /^127\.|^\[?::1\]?$|^::ffff:127\./.test(host);
}
