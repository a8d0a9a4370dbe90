/** Rows of generators, each fed by a prompt, a seed, a provider and settings of its own, and shown by a gallery. */
const KINDS = ['text', 'seed', 'sample-provider', 'gemini-config', 'image-processor', 'gallery'];
const WIRES = [
  [0, 'text', 4, 'prompt'],
  [1, 'integer', 4, 'seed'],
  [2, 'provider', 4, 'provider'],
  [3, 'config', 4, 'config'],
  [4, 'images', 5, 'images'],
];

/** A graph of so many nodes, px: about as wide as it is high. */
export function graphOf(size) {
  const columns = Math.max(6, Math.ceil(Math.sqrt(size * 1.4) / 6) * 6);
  const nodes = Array.from({ length: size }, (_, at) => ({
    id: `n${at}`,
    type: KINDS[at % KINDS.length],
    position: { x: (at % columns) * 380, y: Math.floor(at / columns) * 420 },
    ...(at % KINDS.length === 0 && { fields: { value: `A red fox, number ${at}` } }),
  }));
  const edges = nodes.flatMap((_, at) =>
    at % KINDS.length === 0
      ? WIRES.filter(([, , to]) => at + to < size).map(([from, output, to, input]) => ({
          from: { node: `n${at + from}`, socket: output },
          to: { node: `n${at + to}`, socket: input },
        }))
      : [],
  );
  return { format: 'lumi-workflow', version: 1, name: `Size ${size}.`, nodes, edges };
}
