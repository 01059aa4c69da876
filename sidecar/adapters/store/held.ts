import type { Tx } from '../../ports/store.ts';

/** A `Tx` that can be taken back: what is asked of it after its work has ended, throws. */
export interface HeldTx {
  readonly tx: Tx;
  release(): void;
}

/** Lends the repositories to one work (the port: valid until the work it was given to ends). */
export function heldTx(repositories: Tx): HeldTx {
  let isOver = false;
  const lent = (): Tx => {
    if (isOver) throw new Error('This transaction has ended. Await everything it is asked.');
    return repositories;
  };
  return {
    tx: {
      get visitors() {
        return lent().visitors;
      },
      get sessions() {
        return lent().sessions;
      },
      get offers() {
        return lent().offers;
      },
      get conversations() {
        return lent().conversations;
      },
      get cobrowses() {
        return lent().cobrowses;
      },
      get mandates() {
        return lent().mandates;
      },
      get exercises() {
        return lent().exercises;
      },
      get codes() {
        return lent().codes;
      },
      get approvals() {
        return lent().approvals;
      },
      get suggestions() {
        return lent().suggestions;
      },
      get knowledge() {
        return lent().knowledge;
      },
      get learning() {
        return lent().learning;
      },
      get ledger() {
        return lent().ledger;
      },
      get agents() {
        return lent().agents;
      },
      get feed() {
        return lent().feed;
      },
      get marks() {
        return lent().marks;
      },
      get effects() {
        return lent().effects;
      },
      get audit() {
        return lent().audit;
      },
      get erasures() {
        return lent().erasures;
      },
      get installation() {
        return lent().installation;
      },
    },
    release: () => {
      isOver = true;
    },
  };
}
