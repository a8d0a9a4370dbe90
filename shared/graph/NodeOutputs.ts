import type { RowMark } from './rows/Row.ts';
import type { SocketType, SocketValues } from './SocketValues.ts';

/** What came out of one output: its type, and the items of its list. */
export type SocketOutput = {
  readonly [T in SocketType]: {
    readonly type: T;
    readonly items: readonly SocketValues[T][];
    /** The row of each item; `null`: none. Absent: none of them has one. */
    readonly rows?: readonly (RowMark | null)[];
  };
}[SocketType];

/** What a finished node gave, by output socket. */
export type NodeOutputs = Readonly<Record<string, SocketOutput>>;

/** What came out of one socket; `undefined`: nothing yet, or nothing of this type. */
export function outputOf<T extends SocketType>(
  outputs: NodeOutputs,
  socket: string,
  type: T,
): readonly SocketValues[T][] | undefined {
  const output = Object.hasOwn(outputs, socket) ? outputs[socket] : undefined;
  // The type says what the items are; TypeScript cannot follow that through a union of sockets.
  return output?.type === type ? (output.items as readonly SocketValues[T][]) : undefined;
}

/** The outputs of one type, by socket. */
export function outputsOf<T extends SocketType>(
  outputs: NodeOutputs,
  type: T,
): Readonly<Record<string, readonly SocketValues[T][]>> {
  const found = Object.keys(outputs).flatMap((socket) => {
    const items = outputOf(outputs, socket, type);
    return items ? [[socket, items] as const] : [];
  });
  return Object.fromEntries(found);
}
