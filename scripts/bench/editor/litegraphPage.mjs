import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const SOURCE = require.resolve('@comfyorg/litegraph');
/** Inputs and outputs, as name and what they carry. */
const SOCKETS = {
  text: [[], [['text', 'text']]],
  seed: [[], [['integer', 'integer']]],
  'sample-provider': [[], [['provider', 'provider']]],
  'gemini-config': [[], [['config', 'config']]],
  'image-processor': [
    [
      ['prompt', 'text'],
      ['seed', 'integer'],
      ['provider', 'provider'],
      ['config', 'config'],
      ['references', 'images'],
    ],
    [['images', 'images']],
  ],
  gallery: [[['images', 'images']], []],
};

/** The same graph on a canvas of the kind that draws all of its nodes itself, in a page of its own. */
export function litegraphPage(graphOf) {
  return {
    name: 'litegraph',
    // Its own for panning, as the left one is: but that selects where a node lies.
    panButton: 'middle',
    limit: 60_000,
    steps: ['first', 'far', 'near', 'heap'],
    async start(page) {
      await page.setContent(
        '<body style="margin:0"><canvas id="c" width="1440" height="900" tabindex="1" style="display:block"></canvas></body>',
      );
      await page.addScriptTag({ content: readFileSync(SOURCE, 'utf8') });
    },
    open: (page, size) => page.evaluate(build, { graph: graphOf(size), sockets: SOCKETS }),
    async near(page) {
      await page.evaluate(() => {
        globalThis.benchCanvas.ds.scale = 1;
        globalThis.benchCanvas.ds.offset = [-2000, -1500];
        globalThis.benchCanvas.setDirty(true, true);
      });
      await page.waitForTimeout(500);
    },
    centre: () => ({ x: 720, y: 450 }),
    proof: (page) =>
      page.evaluate(() => {
        const canvas = document.querySelector('#c');
        // Of a copy: a canvas that was read itself is drawn otherwise from then on.
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        const { ds, graph, visible_nodes: seen } = globalThis.benchCanvas;
        return {
          zoom: Number(ds.scale.toFixed(3)),
          'view at': `${Math.round(ds.offset[0] * ds.scale)}, ${Math.round(ds.offset[1] * ds.scale)}`,
          'nodes in view': seen.length,
          'nodes on page': 0,
          'wires on page': 0,
          drawing: `${seen.length} nodes of ${graph.nodes.length}, ${graph.links.size} wires, ${new Set(new Uint32Array(data.buffer)).size} colours`,
        };
      }),
  };
}

async function build({ graph, sockets }) {
  const began = performance.now();
  const { LGraph, LGraphCanvas, LGraphNode } = globalThis.litegraph.js;
  const made = new LGraph();
  const nodes = new Map();
  for (const { id, type, position } of graph.nodes) {
    const node = new LGraphNode(type);
    const [inputs, outputs] = sockets[type];
    for (const [name, type] of inputs) node.addInput(name, type);
    for (const [name, type] of outputs) node.addOutput(name, type);
    for (const name of ['size', 'count', 'style']) node.addWidget('text', name, 'value', () => undefined);
    node.size = [260, 200];
    node.pos = [position.x, position.y];
    made.add(node);
    nodes.set(id, node);
  }
  for (const { from, to } of graph.edges) {
    const [source, target] = [nodes.get(from.node), nodes.get(to.node)];
    source.connect(source.findOutputSlot(from.socket), target, target.findInputSlot(to.socket));
  }
  const canvas = new LGraphCanvas(document.querySelector('#c'), made);
  canvas.allow_searchbox = false;
  globalThis.benchCanvas = canvas;
  const right = Math.max(...graph.nodes.map(({ position }) => position.x)) + 260;
  const bottom = Math.max(...graph.nodes.map(({ position }) => position.y)) + 200;
  canvas.ds.min_scale = 0.02;
  canvas.ds.scale = Math.min(1400 / right, 840 / bottom);
  canvas.ds.offset = [20 / canvas.ds.scale, 40 / canvas.ds.scale];
  canvas.startRendering();
  canvas.draw(true, true);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  return performance.now() - began;
}
