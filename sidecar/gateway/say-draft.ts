import { DRAFT_EVERY_MS } from '../../shared/protocol/limits.ts';
import type { DraftShare } from '../../shared/protocol/messages/draft.ts';
import type { VisitorCaller } from '../app/context.ts';
import { shareDraft } from '../app/conversation/share-draft.ts';
import type { Gateway } from './context.ts';

/** Passes on what a visitor writes, in order; more often than needed is dropped, an empty field never (SPEC DR2). */
export function sayDraft(
  { environment, faults, work }: Gateway,
  who: VisitorCaller,
): (body: DraftShare) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  let before: Promise<void> = Promise.resolve();
  async function say(body: DraftShare): Promise<void> {
    try {
      const message = await shareDraft(environment, who, body);
      if (message !== null) environment.bus.live(message);
    } catch (error) {
      faults('draft')(error);
    }
  }
  return (body) => {
    // By a timer that nobody sets, and half of what pages keep to: the way here is not even.
    const now = performance.now();
    if (body.text !== '' && now - saidAt < DRAFT_EVERY_MS / 2) return;
    saidAt = body.text === '' ? Number.NEGATIVE_INFINITY : now;
    before = before.then(() => say(body));
    work.track(before);
  };
}
