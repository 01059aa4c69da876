import type { MandateExercise } from '../../shared/protocol/messages/mandate.ts';
import type { Observed } from '../../sidecar/domain/session/act.ts';

/** What people did, kept outside the product: what the rules hold the product against. */
export interface Book {
  /** By text, which nobody says twice. */
  readonly lines: Map<string, SaidLine>;
  /** By `signalName`, which nobody uses twice. */
  readonly signals: Map<string, NotedSignal>;
  /** Counts the pages that were shown: none has the id of another. */
  pages: number;
  /** Of maps, as they were seen in the store. */
  readonly stamps: { offered: number; heldOut: number };
  readonly alongs: Alongs;
  readonly giving: Givings;
}

/** Who was asked to look along, and what a visitor's own hand has done about it. */
export interface Alongs {
  asked: number;
  /** Answered with yes on one of the visitor's pages, by which browser. */
  readonly agreed: Map<string, string>;
  /** A no or a stop: which one, by the id of the command that says so. */
  readonly refused: Map<string, string>;
}

/** What was asked under mandates and used in the shop; what is kept of it is noted by the rules as they see it. */
export interface Givings {
  /** Counts what people gave a name. */
  named: number;
  /** Newest version of each that is kept. */
  readonly mandates: Map<string, number>;
  readonly asked: MandateExercise[];
  /** Ids of what is given. */
  readonly exercises: Set<string>;
  readonly codes: Set<string>;
  /** Which code has this text. */
  readonly texts: Map<string, string>;
  /** By order, the code that the shop has used, or asked to use, in it. */
  readonly usedIn: Map<string, string>;
  /** Orders that were cancelled or not paid. */
  readonly undone: Set<string>;
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

/** What a page tells once: no page shows the same hesitation, or takes the same step, twice here. */
export function signalName(observed: Observed): string {
  const { type, page } = observed;
  const which =
    type === 'hesitation.noticed'
      ? observed.hesitation
      : type === 'checkout.stepped'
        ? observed.step
        : '';
  return `${page} ${type} ${which}`.trimEnd();
}

export function openBook(): Book {
  const alongs = { asked: 0, agreed: new Map(), refused: new Map() };
  const giving: Givings = {
    named: 0,
    mandates: new Map(),
    asked: [],
    exercises: new Set(),
    codes: new Set(),
    texts: new Map(),
    usedIn: new Map(),
    undone: new Set(),
  };
  const stamps = { offered: 0, heldOut: 0 };
  return { lines: new Map(), signals: new Map(), pages: 0, stamps, alongs, giving };
}
