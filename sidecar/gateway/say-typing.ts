import { TYPING_EVERY_MS } from '../../shared/protocol/limits.ts';
import type { ChatTyping } from '../../shared/protocol/messages/chat.ts';
import type { Caller } from '../app/context.ts';
import { routeTyping } from '../app/conversation/typing.ts';
import type { Gateway } from './context.ts';

/** Passes on that somebody is typing, to whom it concerns; more often than needed is dropped. */
export function sayTyping(
  { environment, faults, work }: Gateway,
  who: Caller,
): (body: ChatTyping) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  async function say(body: ChatTyping): Promise<void> {
    try {
      const message = await routeTyping(environment, who, body);
      if (message !== null) environment.bus.live(message);
    } catch (error) {
      faults('typing')(error);
    }
  }
  return (body) => {
    // By a timer that nobody sets: a clock that goes back must not keep somebody from typing.
    const now = performance.now();
    // "Stopped typing" always passes, or it would be shown too long.
    if (body.isTyping && now - saidAt < TYPING_EVERY_MS / 2) return;
    saidAt = body.isTyping ? now : Number.NEGATIVE_INFINITY;
    work.track(say(body));
  };
}
