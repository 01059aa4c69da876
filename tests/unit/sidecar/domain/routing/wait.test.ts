import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs } from '../../../../../shared/kernel/time.ts';
import { ahead, inLine, isWorthTelling } from '../../../../../sidecar/domain/routing/queue.ts';
import { estimateWait } from '../../../../../sidecar/domain/routing/wait.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';

const longestMs = asDurationMs(3_600_000);

describe('an estimated wait', () => {
  it.each([
    // waits, ahead, taking, minutes: median × max(1, (ahead + 1) ÷ taking), in half minutes up
    [[60_000], 0, 1, 1],
    [[60_000], 0, 4, 1],
    [[60_000], 3, 2, 2],
    [[20_000, 40_000, 600_000], 0, 1, 1],
    [[20_000, 40_000], 0, 1, 0.5],
    [[0], 0, 1, 0],
  ])('[RT7] of %j with %i ahead and %i agents is %d minutes', (waits, before, taking, minutes) => {
    expect(estimateWait({ waits, ahead: before, taking, longestMs })).toBe(minutes * 60_000);
  });

  it('[RT7] is not given when nobody takes conversations or nobody was answered lately', () => {
    expect(estimateWait({ waits: [60_000], ahead: 0, taking: 0, longestMs })).toBeNull();
    expect(estimateWait({ waits: [], ahead: 0, taking: 2, longestMs })).toBeNull();
  });

  it('[RT7] leaves out messages that were answered the next morning', () => {
    const waits = [50_000_000, 50_000_001, 60_000];
    expect(estimateWait({ waits, ahead: 0, taking: 1, longestMs })).toBe(60_000);
  });

  it('[RT7] counts people before one, not messages', () => {
    const message = aConversation({ conversation: asId('m'), contact: 'a@example.org' });
    const first = aConversation({ conversation: asId('a') });
    const second = aConversation({ conversation: asId('b') });
    const line = inLine([second, message, first]);
    expect([first, second, message].map((one) => ahead(line, one))).toEqual([0, 1, 2]);
  });

  it('[RT7] tells each of the first twenty places and then each tenth', () => {
    const told = Array.from({ length: 45 }, (_, place) => place).filter(isWorthTelling);
    expect(told.slice(18)).toEqual([18, 19, 20, 30, 40]);
  });
});
