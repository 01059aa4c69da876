import { describe, expect, it } from 'vitest';
import { asId, type VisitorId } from '../../../../../shared/kernel/ids.ts';
import { EXPORT_PAGE_MAX } from '../../../../../shared/protocol/limits.ts';
import {
  EXPORT_FORMAT,
  exportVisitors,
  noteExport,
} from '../../../../../sidecar/app/privacy/export-visitor.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';
import { foundIn } from '../../../../support/embedded-rows.ts';
import { fullVisit, staff } from '../../../../support/full-visit.ts';
import { openTalk } from '../../../../support/open-talk.ts';

async function exported({ environment }: Desk, ...visitors: readonly string[]): Promise<string> {
  const pieces: string[] = [];
  const ids = visitors.map((visitor) => asId<VisitorId>(visitor));
  for await (const piece of exportVisitors(environment, ids)) pieces.push(piece);
  return pieces.join('');
}

describe('an export', () => {
  it('[ER4] holds everything that is kept of a visitor, and nothing of another', async () => {
    const desk = aDesk();
    await staff(desk);
    await fullVisit(desk, 'other', { lines: 2, isStillTalking: true, isBlocked: false });
    const visit = await fullVisit(desk, 'zqmarkzq', {
      lines: 3,
      isStillTalking: false,
      isBlocked: true,
    });
    const text = await exported(desk, visit.visitor);
    // The tab's own name says nothing; the note of a hand-over gave way to that of the wrap-up.
    const technical = /-(tab|handover)$/;
    const wanted = visit.traces.filter((each) => !technical.test(each));
    expect(foundIn(text, wanted)).toEqual(wanted);
    expect(text).not.toContain('other-');
    expect(text).not.toContain(desk.environment.digest.sha256(visit.visit.secret));
  });

  it('[ER4] is one JSON document in words and moments that people read', async () => {
    const desk = aDesk();
    await staff(desk);
    const steps = { lines: 1, isStillTalking: true, isBlocked: false };
    const { visitor } = await fullVisit(desk, 'zoe', steps);
    const document = JSON.parse(await exported(desk, visitor));
    const now = new Date(desk.environment.clock.now()).toISOString();
    expect(document).toMatchObject({ format: EXPORT_FORMAT, exportedAt: now });
    const [only] = document.visitors;
    expect(only).toMatchObject({
      visitor,
      shop: 'boots',
      firstSeenAt: now,
      identity: { customer: 'zoe-customer', name: 'zoe-name', identifiedAt: now },
      kept: { sessions: 1, acts: 10, conversations: 1 },
    });
    expect(only.audit).toContainEqual(
      expect.objectContaining({ at: now, kind: 'consent-given', detail: 'observe' }),
    );
    expect(only.sessions[0].acts[0]).toMatchObject({
      at: now,
      says: 'Viewed the page “zoe-title” at /zoe-url.',
      type: 'page.viewed',
    });
    expect(only.conversations[0].said[1]).toMatchObject({ at: now, text: 'zoe-words1' });
    expect(only.kept).toMatchObject({ cobrowses: 1 });
    expect(only.conversations[0].cobrowses).toMatchObject([
      {
        state: 'ended',
        ending: 'handed-over',
        askedAt: now,
        startedAt: now,
        watchers: [{ since: now }],
      },
    ]);
    expect(only.audit).toContainEqual(expect.objectContaining({ kind: 'cobrowse-agreed' }));
    expect(only.kept).toMatchObject({ orders: 1, exercises: 1, codes: 1, tasks: 1, approvals: 1 });
    expect(only.orders).toMatchObject([
      { order: 'zoe-order', confirmedAt: expect.stringMatching(/Z$/) },
    ]);
    expect(only.given).toMatchObject({
      exercises: [
        { reserved: 800, step: { kind: 'percentage', percent: 10 }, at: expect.any(String) },
      ],
      codes: [{ text: 'zoe-codetext', state: 'made', expiresAt: expect.stringMatching(/Z$/) }],
      tasks: [{ note: 'zoe-tasknote', dueAt: expect.stringMatching(/Z$/) }],
      approvals: [{ reason: 'zoe-approvalreason', answerBy: expect.stringMatching(/Z$/) }],
    });
    // With these the ledger could be searched for the person.
    expect(only).not.toHaveProperty('ledgerSalt');
    expect(only.given.exercises[0]).not.toHaveProperty('charges');
  });

  it('[ER4] of more than a page holds each thing once, in order', async () => {
    const desk = aDesk();
    await desk.hire();
    await desk.visit('first');
    await openTalk(desk, 'first', 'talk');
    const texts = Array.from({ length: EXPORT_PAGE_MAX + 5 }, (_, n) => `words ${n}`);
    for (const [n, text] of texts.entries()) {
      const say = { type: 'chat.say', conversation: 'talk', line: `line-${n}`, text } as const;
      await desk.agent('agent-1', say);
    }
    const [only] = JSON.parse(await exported(desk, 'first')).visitors;
    const said = only.conversations[0].said.flatMap(({ text }: { text: string | null }) =>
      text === null ? [] : [text],
    );
    expect(said).toEqual(texts);
  });

  it('[ER4] of several browsers of a customer lists each, and is accounted for', async () => {
    const desk = aDesk();
    await desk.visit('first');
    await desk.visit('second');
    const visitors = ['first', 'second'].map((visitor) => asId<VisitorId>(visitor));
    await noteExport(desk.environment, visitors, 'operator');
    const document = JSON.parse(await exported(desk, 'first', 'second'));
    expect(document.visitors.map(({ visitor }: { visitor: string }) => visitor)).toEqual([
      'first',
      'second',
    ]);
    expect(document.visitors[0].audit).toEqual([
      expect.objectContaining({ kind: 'visitor-exported', by: 'operator' }),
    ]);
  });
});
