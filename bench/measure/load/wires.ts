/** Many connections to one place, each of which can say something that is answered. */
export interface Wires {
  readonly count: number;
  /** Says the next thing on one wire. */
  say(wire: number): void;
  /** Told when `answered` more of what a wire said, oldest first, have their answer. */
  onAnswer(listener: (wire: number, answered: number) => void): void;
  close(): Promise<void>;
}

/** Where to open them. */
export type Target =
  | {
      readonly kind: 'sidecar';
      readonly url: string;
      readonly origin: string;
      /** Where the pages come from, in turn; all from one address when left out. */
      readonly addresses?: readonly string[];
    }
  | { readonly kind: 'ws'; readonly url: string }
  | { readonly kind: 'socket.io'; readonly url: string }
  | { readonly kind: 'store'; readonly dataDir: string };
