import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs, asEpochMs } from '../../../../../shared/kernel/time.ts';
import { type Asking, ask } from '../../../../../sidecar/domain/cobrowse/ask.ts';
import type { ConversationState } from '../../../../../sidecar/domain/conversation/conversation.ts';
import {
  aCobrowse,
  anActiveCobrowse,
  anEndedCobrowse,
} from '../../../../support/builders/cobrowse.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';

const NOW = asEpochMs(5_000);
const BOUNDS = { askValidMs: asDurationMs(60_000), refusalsMax: 2, perConversationMax: 4 };
const TALK = aConversation({ state: 'active', holder: asId('agent-1') });

const asking = (but: Partial<Asking> = {}): Asking => ({
  cobrowse: asId('along-1'),
  conversation: TALK,
  by: { agent: asId('agent-1'), name: 'Anna' },
  earlier: [],
  ...but,
});
const faultOf = (but: Partial<Asking>): string | null => {
  const asked = ask(asking(but), BOUNDS, NOW);
  return asked.isOk ? null : asked.error;
};

describe('asking to look along', () => {
  it('[CB1] makes a question that stands for so long, and nothing more', () => {
    expect(ask(asking(), BOUNDS, NOW)).toEqual({
      isOk: true,
      value: aCobrowse({
        cobrowse: asId('along-1'),
        askedAt: NOW,
        answerBy: asEpochMs(65_000),
        changedAt: NOW,
      }),
    });
  });

  it('[CB1] is for who holds the conversation', () => {
    expect(faultOf({ by: { agent: asId('agent-2'), name: 'Bram' } })).toBe('not-holder');
    expect(faultOf({ conversation: { ...TALK, holder: null } })).toBe('not-holder');
  });

  it.each<ConversationState>(['queued', 'assigned', 'wrap-up', 'closed'])(
    '[CB1] is for a conversation going on, not one that is %s',
    (state) => {
      expect(faultOf({ conversation: { ...TALK, state } })).toBe('not-talking');
    },
  );

  it('[CB1] is refused while one is asked or active, and not once that is over', () => {
    expect(faultOf({ earlier: [aCobrowse()] })).toBe('asked-already');
    expect(faultOf({ earlier: [anEndedCobrowse(), anActiveCobrowse()] })).toBe('asked-already');
    expect(faultOf({ earlier: [anEndedCobrowse()] })).toBeNull();
  });

  it('[CB1] stops after so many times no, whatever else came between', () => {
    const no = anEndedCobrowse({ ending: 'declined' });
    const other = anEndedCobrowse({ ending: 'unanswered' });
    expect(faultOf({ earlier: [no, other] })).toBeNull();
    expect(faultOf({ earlier: [no, other, no] })).toBe('refused-enough');
  });

  it('[CB1] stops after so many questions, however they ended', () => {
    const withdrawn = anEndedCobrowse({ ending: 'withdrawn' });
    const three = [withdrawn, withdrawn, withdrawn];
    expect(faultOf({ earlier: three })).toBeNull();
    expect(faultOf({ earlier: [...three, withdrawn] })).toBe('asked-enough');
  });
});
