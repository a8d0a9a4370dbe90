/** What a model looked for, and found, before it answered. */
export interface Sources {
  /** In its words. */
  readonly queries: readonly string[];
  /** The pages it names, each once. */
  readonly links: readonly SourceLink[];
}

export interface SourceLink {
  readonly title: string;
  /** https */
  readonly url: string;
}
