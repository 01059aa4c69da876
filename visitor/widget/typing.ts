import { TYPING_EVERY_MS, TYPING_SHOWN_MS } from '../../shared/protocol/limits.ts';
import { guarded } from '../guard.ts';

/** Who is writing, both ways: live, and never true for long without being said again. */
export interface Typing {
  isAgentTyping(): boolean;
  agentTyped(isTyping: boolean): void;
  /** Calls `tell` when the other side should hear it. */
  visitorTyped(isTyping: boolean, tell: (isTyping: boolean) => void): void;
}

export function openTyping(changed: () => void): Typing {
  let isAgentTyping = false;
  let toldAtMs: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const agentTyped = (isTyping: boolean): void => {
    clearTimeout(timer);
    isAgentTyping = isTyping;
    if (isTyping)
      timer = setTimeout(
        guarded('typing', () => agentTyped(false)),
        TYPING_SHOWN_MS,
      );
    changed();
  };
  return {
    isAgentTyping: () => isAgentTyping,
    agentTyped,
    visitorTyped(isTyping, tell) {
      const nowMs = performance.now();
      const isKnown = toldAtMs !== null && nowMs - toldAtMs < TYPING_EVERY_MS;
      if (isTyping ? isKnown : toldAtMs === null) return;
      toldAtMs = isTyping ? nowMs : null;
      tell(isTyping);
    },
  };
}
