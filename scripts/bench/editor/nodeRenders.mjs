/**
 * Counts how often nodes are drawn anew, from outside: React tells tools that ask of each commit, and marks what it worked on. A node is known
 * by the props the canvas library gives it. Costs the page nothing where nobody asks.
 */
export async function countNodeRenders(page) {
  await page.addInitScript(() => {
    const PERFORMED_WORK = 1;
    const walk = (fiber) => {
      if (!fiber) return;
      const isNew = fiber.alternate === null;
      const props = fiber.memoizedProps;
      const isNode =
        props !== null && typeof props === 'object' && 'positionAbsoluteX' in props && 'isConnectable' in props;
      if (isNode && typeof fiber.type !== 'string' && (fiber.flags & PERFORMED_WORK) !== 0) globalThis.nodeRenders++;
      // What React left alone has the very children it had.
      if (isNew || fiber.child !== fiber.alternate.child) for (let at = fiber.child; at; at = at.sibling) walk(at);
    };
    globalThis.nodeRenders = 0;
    globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberRoot: (_id, root) => {
        if (globalThis.countsNodeRenders) walk(root.current);
      },
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
    };
  });
}
