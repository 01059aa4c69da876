import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import {
  announce,
  previewOf,
  see,
  write,
} from '../../../../../sidecar/domain/conversation/line.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

describe('lines', () => {
  it('[CV1] gives lines and notices the next place', () => {
    const first = write(
      aConversation(),
      asId('line-1'),
      { kind: 'visitor' },
      'Hello',
      MONDAY_MORNING,
    );
    const second = announce(
      first.conversation,
      asId('line-2'),
      { kind: 'joined', name: 'Anna' },
      MONDAY_MORNING,
    );
    expect([first.line.n, second.line.n, second.conversation.lines]).toEqual([1, 2, 2]);
  });

  it('[CV1] lets a notice leave the preview as it was', () => {
    const spoken = aConversation({ preview: 'Hello' });
    const notice = { kind: 'ended' as const, name: null };
    expect(announce(spoken, asId('line-1'), notice, MONDAY_MORNING).conversation.preview).toBe(
      'Hello',
    );
  });

  it('[CH1] counts what somebody writes as seen by them, and moves seen only forward', () => {
    const spoken = aConversation({ lines: 4, seenByVisitor: 2 });
    const wrote = write(spoken, asId('line-5'), { kind: 'visitor' }, 'Hi', MONDAY_MORNING);
    expect(wrote.conversation.seenByVisitor).toBe(5);
    expect(see(spoken, 'visitor', 1)).toBe(spoken);
    expect(see(spoken, 'visitor', 9).seenByVisitor).toBe(4);
    expect(see(spoken, 'agent', 3).seenByAgent).toBe(3);
  });

  it('[CV3] cuts a preview to 120 characters and no character in half', () => {
    expect(previewOf('  two\n lines ')).toBe('two lines');
    const long = previewOf(`${'a'.repeat(118)}😀${'b'.repeat(50)}`);
    expect(long).toBe(`${'a'.repeat(118)}…`);
    expect(previewOf('c'.repeat(121))).toHaveLength(120);
  });
});
