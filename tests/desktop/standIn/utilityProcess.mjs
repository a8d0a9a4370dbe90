/** Gives a forked Node process the `process.parentPort` of Electron's utility processes, and takes away what those have not. */
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
const send = process.send.bind(process);
process.send = undefined;
process.parentPort = Object.assign(port, { postMessage: (message) => send(message) });
process.on('message', (data) => port.emit('message', { data, ports: [] }));
process.on('disconnect', () => process.exit());
