import type { Page } from 'playwright-core';
import { widget } from '../../demo/stage/widget.ts';
import type { VisitorFact } from '../../shared/protocol/shape.ts';
import type { FakeSidecar } from '../support/fake-sidecar.ts';
import type { Look } from './scene.ts';
import { say, talk } from './widget-facts.ts';

/** On a product's page: what the sidecar tells and what the visitor does. */
export type Play = (page: Page, sidecar: FakeSidecar, look: Look) => Promise<void>;

export const tell = (sidecar: FakeSidecar, facts: readonly VisitorFact[]) => {
  for (const fact of facts) sidecar.tell(fact);
};

/** The chat opened by the visitor, with what had been told by then. */
export const opened =
  (facts: (look: Look) => readonly VisitorFact[], waitMs: number | null = null): Play =>
  async (page, sidecar, look) => {
    sidecar.counter = { type: 'counter.state', isStaffed: true, waitMs };
    tell(sidecar, facts(look));
    await widget.open(page);
  };

/** A conversation that goes on, and then something more. */
export const talking =
  (then: Play): Play =>
  async (page, sidecar, look) => {
    await opened(talk)(page, sidecar, look);
    await widget.reads(page, say('answer', look));
    await then(page, sidecar, look);
  };

/** The chat opened while nobody is on shift. */
export const unstaffed: Play = async (page, sidecar) => {
  sidecar.counter = { type: 'counter.state', isStaffed: false, waitMs: null };
  await widget.open(page);
};
