/** A contact sheet that lies over the graph. */
export interface OpenSheet {
  /** The sweep it is of. */
  readonly node: string;
  /** The node whose pictures are shown first; absent: the first that asks for any. */
  readonly caller?: string;
  /** The run that is shown; absent: the newest of the graph on screen, as it goes on. */
  readonly runId?: string;
}
