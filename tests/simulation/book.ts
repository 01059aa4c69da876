/** What people did, kept outside the product: what the rules hold the product against. */
export interface Book {
  /** By text, which nobody says twice. */
  readonly lines: Map<string, SaidLine>;
  /** By page id, which nobody uses twice. */
  readonly signals: Map<string, NotedSignal>;
}

export interface SaidLine {
  /** A browser or an agent, by name. */
  readonly by: string;
  /** Told no, or taken back before it was sent: then it may be missing. */
  isRefused: boolean;
}

export interface NotedSignal {
  readonly browser: string;
  readonly atMs: number;
}

export function openBook(): Book {
  return { lines: new Map(), signals: new Map() };
}
