import type { Edge as FlowEdge, ReactFlowState, useStoreApi } from '@xyflow/react';
import { definitionOf } from '#shared/graph/definitionOf';
import { displayNames } from '#shared/graph/displayName';
import { hasSameInputs } from '#shared/graph/hasSameInputs';
import type { Position } from '#shared/workflow/Workflow';
import { nodeById } from '#shared/workflow/lookups';
import { nodeRun, runOfNode } from '../../stores/running/runStore.ts';
import { pinnedGraph } from '../../stores/sets/pinnedGraph.ts';
import type { Studio } from '../../stores/studio.ts';
import type { RoutedWire } from '../wires/routeAll.ts';
import { MOST_ROUTED, type WireRoutes } from '../wires/WireRoutes.ts';
import { drawnTo } from '../wires/useWireRoute.ts';
import { readColours, watchColours, type FarColours } from './farColours.ts';
import { farLook, type FarLook } from './farLook.ts';
import { buildScene, type FarScene } from './farScene.ts';
import { LabelSprites } from './LabelSprites.ts';
import { paintFar, type FarPicture } from './paintFar.ts';

type FlowStore = ReturnType<typeof useStoreApi>;

export interface FarWires {
  readonly all: readonly FlowEdge[];
  /** Those the page draws itself meanwhile. */
  readonly held: ReadonlySet<string>;
}

/**
 * The far view on its canvas, from when it is put on screen until it is taken away. It is drawn at most once a frame, and only after something
 * it shows has changed.
 */
export class FarDrawing {
  readonly #canvas: HTMLCanvasElement;
  readonly #studio: Studio;
  readonly #flow: FlowStore;
  readonly #pictureOf: (id: string) => FarPicture | undefined;
  readonly #routes: WireRoutes | null;
  /** What ends the following of a wire's way, by the wire. */
  readonly #followed = new Map<string, () => void>();
  readonly #labels = new LabelSprites();
  #colours: FarColours;
  #wires: FarWires = { all: [], held: new Set() };
  #scene: FarScene | null = null;
  #looks = new Map<string, FarLook | undefined>();
  #frame = 0;
  readonly #ends: (() => void)[];

  constructor(
    canvas: HTMLCanvasElement,
    studio: Studio,
    flow: FlowStore,
    pictureOf: (id: string) => FarPicture | undefined,
    routes: WireRoutes | null,
  ) {
    this.#canvas = canvas;
    this.#studio = studio;
    this.#flow = flow;
    this.#pictureOf = pictureOf;
    this.#routes = routes;
    this.#colours = readColours(canvas);
    const lookAgain = () => {
      this.#looks = new Map();
      this.#askAnew();
    };
    this.#ends = [
      flow.subscribe((state, before) => {
        if (state.nodes !== before.nodes) this.#askAnew();
        else if (isMoved(state, before)) this.ask();
      }),
      studio.workflow.subscribe((state, before) => {
        if (state.workflow !== before.workflow) lookAgain();
        else if (state.selection !== before.selection) this.#askAnew();
      }),
      studio.run.subscribe(lookAgain),
      studio.sets.subscribe(lookAgain),
      watchColours(() => {
        this.#colours = readColours(canvas);
        this.ask();
      }),
    ];
    this.draw();
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    for (const end of this.#ends) end();
    this.#leaveWays();
  }

  showWires(wires: FarWires): void {
    if (wires.all !== this.#wires.all) {
      this.#scene = null;
      this.#leaveWays();
    }
    this.#wires = wires;
    this.ask();
  }

  /** Has it drawn with the next frame. */
  ask(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.draw();
    });
  }

  /** What there is to be seen and hit, in px of the canvas. */
  get scene(): FarScene {
    this.#scene ??= buildScene({
      nodes: this.#flow.getState().nodeLookup,
      edges: this.#wires.all,
      selection: this.#studio.workflow.getState().selection,
      lookOf: (id) => this.#lookOf(id),
      bendsOf: (wire) => this.#bendsOf(wire),
    });
    return this.#scene;
  }

  /** A point of the window on the canvas. */
  pointAt(clientX: number, clientY: number): Position {
    const { left, top } = this.#canvas.getBoundingClientRect();
    const [x, y, zoom] = this.#flow.getState().transform;
    return { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom };
  }

  draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const canvas = this.#canvas;
    const context = canvas.getContext('2d');
    const { width, height, transform } = this.#flow.getState();
    if (!context || width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide) canvas.width = wide;
    if (canvas.height !== high) canvas.height = high;
    const { held } = this.#wires;
    const counts = paintFar(context, {
      scene: this.scene,
      transform,
      width,
      height,
      ratio,
      colours: this.#colours,
      labels: this.#labels,
      pictureOf: this.#pictureOf,
      isLeftOut: (wire) => held.has(wire),
    });
    const said = `Seen from afar: ${String(counts.nodes)} nodes and ${String(counts.wires)} wires`;
    if (canvas.getAttribute('aria-label') !== said) canvas.setAttribute('aria-label', said);
  }

  #askAnew(): void {
    this.#scene = null;
    this.ask();
  }

  #bendsOf(wire: RoutedWire): readonly Position[] | undefined {
    if (!this.#routes || this.#wires.all.length > MOST_ROUTED) return undefined;
    const end = this.#routes.follow(wire, () => {
      this.#askAnew();
    });
    this.#followed.set(wire.id, end);
    const bends = this.#routes.bendsOf(wire.id);
    return bends && drawnTo(bends, wire);
  }

  #leaveWays(): void {
    for (const end of this.#followed.values()) end();
    this.#followed.clear();
  }

  #lookOf(id: string): FarLook | undefined {
    if (!this.#looks.has(id)) this.#looks.set(id, this.#findLook(id));
    return this.#looks.get(id);
  }

  #findLook(id: string): FarLook | undefined {
    const { workflow, run, sets, paletteOf } = this.#studio;
    const { workflow: graph, whole } = workflow.getState();
    const node = nodeById(graph, id);
    if (!node) return undefined;
    const ran = run.getState().graphs.get(runOfNode(id)(run.getState())?.runId ?? '');
    const isStale = ran !== undefined && !hasSameInputs(id, ran, pinnedGraph(whole, sets.getState().sets, paletteOf));
    return farLook(
      node,
      displayNames(graph, paletteOf(graph)).get(id) ?? '',
      definitionOf(paletteOf(graph), node),
      nodeRun(id)(run.getState())?.status,
      isStale,
    );
  }
}

function isMoved(state: ReactFlowState, before: ReactFlowState): boolean {
  return state.transform !== before.transform || state.width !== before.width || state.height !== before.height;
}
