import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DownVisitor } from '../../../../shared/protocol/down-visitor.ts';
import type { Line } from '../../../../shared/protocol/messages/chat.ts';
import { apply, NOTHING_TOLD, readTold, type Told } from '../../../../visitor/wire/apply.ts';

const lineOf = (n: number): Line => ({
  line: `line-${n}`,
  conversation: 'c',
  n,
  author: { kind: 'agent', agent: 'a', name: 'Sanne' },
  text: `text ${n}`,
  notice: null,
  at: 0,
});
const said = (n: number): DownVisitor => ({ type: 'chat.said', line: lineOf(n) });
const START: Told = { ...NOTHING_TOLD, since: 0 };

function told(from: Told, body: DownVisitor, seq?: number): Told | null {
  return apply(from, { at: 0, ...(seq === undefined ? {} : { seq, feed: 'own' as const }), body });
}

describe('apply', () => {
  it('[FD4] what an agent answers shows that they have seen what stands above', () => {
    const conversation = {
      conversation: 'c',
      state: 'talking' as const,
      agentName: 'Sanne',
      ahead: null,
      waitMs: null,
      seenByAgent: 0,
    };
    const talking: Told = { ...START, conversation };
    expect(told(talking, said(3), 1)?.conversation?.seenByAgent).toBe(3);
    const notice: Line = { ...lineOf(4), author: { kind: 'notice' } };
    expect(told(talking, { type: 'chat.said', line: notice }, 1)?.conversation?.seenByAgent).toBe(
      0,
    );
  });

  it('[VS11] facts delivered again change nothing, whatever is repeated', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 20 }), (repeats) => {
        let now = START;
        let next = 1;
        for (const repeat of repeats) {
          const seq = Math.min(repeat, next);
          now = told(now, said(seq), seq) ?? now;
          if (seq === next) next += 1;
        }
        expect(now.lines.map(({ n }) => n)).toEqual(
          Array.from({ length: next - 1 }, (_, index) => index + 1),
        );
        expect(now.since).toBe(next - 1);
      }),
    );
  });

  it('[VS11] a missing fact asks for a snapshot instead of going on', () => {
    expect(told(START, said(2), 2)).toBeNull();
  });

  it('[VS11] a snapshot replaces what was told, also with less', () => {
    const before = told(START, said(1), 1) ?? START;
    const after = told(before, {
      type: 'visitor.snapshot',
      own: 40,
      conversation: null,
      lines: [],
      offer: null,
    });
    expect(after).toMatchObject({ since: 40, lines: [], conversation: null });
  });

  it('[VS11] another conversation takes the place of the lines before it', () => {
    const before = told(START, said(1), 1) ?? START;
    const conversation = {
      conversation: 'other',
      state: 'waiting' as const,
      agentName: null,
      ahead: 0,
      waitMs: null,
      seenByAgent: 0,
    };
    const after = told(before, { type: 'conversation.moved', conversation }, 2);
    expect(after).toMatchObject({ lines: [], conversation });
  });

  it('[WG3] an offer is there until it is gone, and another one stays', () => {
    const offer: DownVisitor = {
      type: 'offer.shown',
      offer: 'o',
      words: null,
      agentName: null,
      expiresAt: 9,
    };
    const shown = told(START, offer, 1) ?? START;
    expect(shown.offer).toMatchObject({ offer: 'o' });
    const other = told(shown, { type: 'offer.gone', offer: 'x', state: 'withdrawn' }, 2) ?? shown;
    expect(other.offer).toMatchObject({ offer: 'o' });
    expect(
      told(other, { type: 'offer.gone', offer: 'o', state: 'withdrawn' }, 3)?.offer,
    ).toBeNull();
  });

  it.each([null, [], { since: 3 }, { ...START, lines: [null] }, { ...START, conversation: 7 }])(
    '[VS1] storage holding %j asks for a snapshot',
    (kept) => {
      expect(readTold(kept)).toEqual(NOTHING_TOLD);
    },
  );
});
