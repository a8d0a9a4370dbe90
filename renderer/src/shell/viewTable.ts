import { History, Image, Workflow, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { CommandId, ViewId } from '#shared/api/commandTable';
import { RunsView } from '../runs/RunsView.tsx';
import { GallerySection } from './GallerySection.tsx';
import { GraphView } from './GraphView.tsx';

/** A view of the window: one button of the rail. */
export interface View {
  readonly title: string;
  readonly icon: LucideIcon;
  readonly command: CommandId;
  readonly View: ComponentType;
  /** Whether it is never taken down, so that it comes back just as it was left. */
  readonly stays?: true;
}

/** Every view, in the order of the rail. */
export const views: Readonly<Record<ViewId, View>> = {
  graph: { title: 'Graph', icon: Workflow, command: 'show-graph', View: GraphView, stays: true },
  gallery: { title: 'Gallery', icon: Image, command: 'show-gallery', View: GallerySection },
  runs: { title: 'Runs', icon: History, command: 'show-runs', View: RunsView },
};

export const viewIds = Object.keys(views) as readonly ViewId[];
