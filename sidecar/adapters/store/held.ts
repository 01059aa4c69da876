import type { Tx } from '../../ports/store.ts';

/** A `Tx` that can be taken back: what is asked of it after its work has ended, throws. */
export interface HeldTx {
  readonly tx: Tx;
  release(): void;
}

/** Lends the repositories to one work (the port: valid until the work it was given to ends). */
export function heldTx(repositories: Tx): HeldTx {
  const tx = new LentTx(repositories);
  return { tx, release: () => tx.release() };
}

/** A class, so that its getters are made once: one object a transaction, and not one for each repository. */
class LentTx implements Tx {
  #repositories: Tx | null;

  constructor(repositories: Tx) {
    this.#repositories = repositories;
  }

  release(): void {
    this.#repositories = null;
  }

  #lent(): Tx {
    if (this.#repositories === null)
      throw new Error('This transaction has ended. Await everything it is asked.');
    return this.#repositories;
  }

  get visitors() {
    return this.#lent().visitors;
  }
  get sessions() {
    return this.#lent().sessions;
  }
  get offers() {
    return this.#lent().offers;
  }
  get conversations() {
    return this.#lent().conversations;
  }
  get cobrowses() {
    return this.#lent().cobrowses;
  }
  get mandates() {
    return this.#lent().mandates;
  }
  get exercises() {
    return this.#lent().exercises;
  }
  get codes() {
    return this.#lent().codes;
  }
  get approvals() {
    return this.#lent().approvals;
  }
  get suggestions() {
    return this.#lent().suggestions;
  }
  get knowledge() {
    return this.#lent().knowledge;
  }
  get learning() {
    return this.#lent().learning;
  }
  get ledger() {
    return this.#lent().ledger;
  }
  get agents() {
    return this.#lent().agents;
  }
  get feed() {
    return this.#lent().feed;
  }
  get marks() {
    return this.#lent().marks;
  }
  get effects() {
    return this.#lent().effects;
  }
  get audit() {
    return this.#lent().audit;
  }
  get erasures() {
    return this.#lent().erasures;
  }
  get installation() {
    return this.#lent().installation;
  }
}
