/** The versions of the graph on screen, in its place. */
export interface OpenHistory {
  /** The picture whose graph is compared with what there is now. Absent: a version is. */
  readonly picture?: string;
}
