/** What people did, kept outside the product: what the rules hold the product against. */
export interface Book {
  /** By text, which nobody says twice. */
  readonly lines: Map<string, SaidLine>;
  /** By page id, which nobody uses twice. */
  readonly signals: Map<string, NotedSignal>;
  readonly alongs: Alongs;
}

/** Who was asked to look along, and what a visitor's own hand has done about it. */
export interface Alongs {
  asked: number;
  /** Answered with yes on one of the visitor's pages, by which browser. */
  readonly agreed: Map<string, string>;
  /** A no or a stop: which one, by the id of the command that says so. */
  readonly refused: Map<string, string>;
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
  const alongs = { asked: 0, agreed: new Map(), refused: new Map() };
  return { lines: new Map(), signals: new Map(), alongs };
}
