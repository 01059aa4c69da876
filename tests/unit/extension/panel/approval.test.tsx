// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { GONE_SAID_MS } from '../../../../extension/panel/views/approvals/gone.tsx';
import { ANSWER_SAID_MS } from '../../../../extension/panel/views/conversation/mandate/asked.model.ts';
import { REASON_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import type { ApprovalCard } from '../../../../shared/protocol/messages/approval.ts';
import { anOption, approvalCard } from '../../../support/builders/given.ts';
import {
  all,
  commandsOf,
  draw,
  find,
  opening,
  press,
  shown,
  until,
  write,
} from './support/draw-panel.tsx';
import { openLead } from './support/open-lead.ts';
import { aCard, anAgent, NOW } from './support/rows.ts';

type Opened = Awaited<ReturnType<typeof opening>>;

const asked = (more: Partial<ApprovalCard> = {}) =>
  approvalCard({
    conversation: 'boots',
    agent: 'bram',
    leads: ['me', 'chioma'],
    askedAt: NOW,
    answerBy: NOW + 120_000,
    changedAt: NOW,
    ...more,
  });
const bodies = (opened: Opened) =>
  commandsOf(opened)
    .map(({ body }) => body)
    .filter(({ type }) => /^(approval|task)\./.test(type));
const submit = (testId: string) =>
  (find(testId)?.tagName === 'FORM'
    ? find(testId)
    : find(testId)?.querySelector('form')
  )?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));

test('[MP6] a question stands above the conversations with who, what, why, cost and what it leaves', async () => {
  const opened = await openLead();
  await opened.db.approvals.put(asked());
  const card = await shown('approval');
  expect(card.textContent).toContain('Bram asks 15% off');
  await until(() => expect(card.textContent).toContain('for Marieke'));
  expect(card.textContent).toContain('Will order now');
  expect(card.textContent).toContain('€412 left, then €365.50');
  expect(card.textContent).toContain('€310');
  expect(find('approval-history')?.textContent).toBe('Visitor and history');
  expect(card.textContent).toContain('2:00 left');
  opened.pass(60_000);
  await until(() => expect(card.textContent).toContain('1:00 left'));
});

test('[MP6] in a conversation it is one line, opened and answered without leaving it', async () => {
  const opened = await openLead('#/conversation/mine');
  await shown('conversation');
  await opened.db.approvals.put(asked());
  const toggle = await shown('approval-toggle');
  expect(find('approval-grant')).toBeNull();
  press(document.body, 'g');
  press(document.body, 'a');
  expect(document.activeElement).toBe(toggle);
  toggle.click();
  const grant = await shown('approval-grant');
  grant.click();
  grant.click();
  expect(bodies(opened)).toEqual([
    { type: 'approval.answer', approval: 'p1', answer: 'grant', step: null, words: '' },
  ]);
  await until(() => expect(find('approval-moving')?.textContent).toBe('Granting'));
  expect(opened.panel.places.current.value).toEqual({ view: 'conversation', conversation: 'mine' });
});

test('[MP6] lowered by hand or by a ready step, never to as much', async () => {
  const opened = await openLead();
  await opened.db.approvals.put(asked());
  (await shown('approval-lower')).click();
  const field = await shown('lower-to');
  write(field, '15');
  submit('lower-form');
  await until(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(bodies(opened)).toEqual([]);
  write(field, '10');
  write(await shown('lower-words'), 'Ten will do');
  submit('lower-form');
  await until(() =>
    expect(bodies(opened)).toEqual([
      {
        type: 'approval.answer',
        approval: 'p1',
        answer: 'lower',
        step: { kind: 'percentage', percent: 10 },
        words: 'Ten will do',
      },
    ]),
  );
});

test('[MP6] a question that has less time left shuts none that is being answered', async () => {
  const opened = await openLead();
  await opened.db.approvals.put(asked());
  (await shown('approval-refuse')).click();
  const field = await shown('refuse-words');
  field.focus();
  write(field, 'Not for this');
  const sooner = { answerBy: NOW + 30_000 };
  await opened.db.approvals.bulkPut([
    asked({ approval: 'p2', conversation: 'mine', ...sooner }),
    asked({ approval: 'p3', ...sooner }),
  ]);
  await until(() => expect(all('approval')).toHaveLength(3));
  expect(find('refuse-words')).toHaveProperty('value', 'Not for this');
  await opened.db.approvals.put(asked({ state: 'granted', answeredBy: 'chioma' }));
  await until(() => expect(find('approval-toggle')?.getAttribute('aria-expanded')).toBe('true'));
});

test('[MP6] a no needs words, and Escape goes back to the buttons', async () => {
  const opened = await openLead();
  await opened.db.approvals.put(asked());
  (await shown('approval-refuse')).click();
  press(await shown('refuse-form'), 'Escape');
  await until(() => expect(find('refuse-form')).toBeNull());
  (await shown('approval-refuse')).click();
  await shown('refuse-form');
  submit('refuse-form');
  expect(bodies(opened)).toEqual([]);
  all('ready')[0]?.click();
  await until(() => expect(find('refuse-words')).toHaveProperty('value', 'Not for this basket'));
  expect(find('refuse-words')).toHaveProperty('maxLength', REASON_MAX_CHARS);
  submit('refuse-form');
  await until(() =>
    expect(bodies(opened)).toMatchObject([{ answer: 'refuse', words: 'Not for this basket' }]),
  );
});

test('[MP6] it is passed on to a lead who was not asked yet', async () => {
  const opened = await openLead();
  await opened.db.approvals.put(asked());
  (await shown('approval-delegate')).click();
  await until(() => expect(all('delegate-target')).toHaveLength(2));
  const [chioma, dirk] = all('delegate-target').map((target) => target.querySelector('input'));
  expect(chioma?.disabled).toBe(true);
  dirk?.click();
  await until(() => expect(find('delegate-confirm')?.getAttribute('aria-disabled')).toBeNull());
  submit('delegate-dialog');
  await until(() =>
    expect(bodies(opened)).toEqual([{ type: 'approval.delegate', approval: 'p1', to: 'dirk' }]),
  );
});

test('[MP6] answered by somebody else it goes, and for a moment it is said by whom', async () => {
  const opened = await openLead();
  await opened.db.approvals.put(asked());
  await shown('approval');
  await opened.db.approvals.put(asked({ state: 'lowered', answeredBy: 'chioma' }));
  expect((await shown('approval-gone')).textContent).toContain(
    'Question of Bram: lowered by Chioma',
  );
  expect(find('approval')).toBeNull();
  opened.pass(GONE_SAID_MS);
  await until(() => expect(find('approval-gone')).toBeNull());
});

test('[MP6] of what one answered oneself nothing is said', async () => {
  const opened = await openLead();
  await opened.db.approvals.bulkPut([asked(), asked({ approval: 'p2', agent: 'dirk' })]);
  await until(() => expect(all('approval')).toHaveLength(2));
  await opened.db.approvals.bulkPut([
    asked({ state: 'granted', answeredBy: 'me' }),
    asked({ approval: 'p2', agent: 'dirk', state: 'refused', answeredBy: 'chioma' }),
  ]);
  await shown('approval-gone');
  expect(all('approval-gone').map(({ textContent }) => textContent)).toEqual([
    'Question of Dirk: refused by Chioma',
  ]);
});

test('[MP6] more than two questions stand behind a count', async () => {
  const opened = await openLead();
  await opened.db.approvals.bulkPut(['p1', 'p2', 'p3'].map((approval) => asked({ approval })));
  await until(() => expect(all('approval')).toHaveLength(2));
  expect((await shown('approvals-others')).textContent).toBe('1 more question');
  find('approvals-others')?.click();
  await until(() => expect(all('approval')).toHaveLength(3));
});

test('[MP5] asked with a reason, followed in its place, answered in the lead’s words', async () => {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.agents.put(anAgent('chioma', { name: 'Chioma', role: 'lead' }));
  await opened.db.conversations.put(aCard('boots'));
  const step = { kind: 'percentage', percent: 15 } as const;
  const answer = {
    type: 'allowed.answered' as const,
    of: 'q',
    conversation: 'boots',
    options: [anOption({ step, cost: 4_650, denial: 'needs-approval' as const })],
    given: [],
  };
  await opened.db.answers.put({ key: 'allowed:boots', at: NOW, answer });
  await draw(opened);
  opened.background.tell({ kind: 'link', state: { kind: 'live', since: NOW } });
  await until(() => expect(find('give-ask')?.getAttribute('aria-disabled')).toBeNull());
  find('give-ask')?.click();
  await shown('ask-dialog');
  submit('ask-dialog');
  expect(bodies(opened)).toEqual([]);
  write(await shown('ask-reason'), 'Orders now');
  submit('ask-dialog');
  await until(() => expect(find('asked')?.dataset.state).toBe('asking'));
  const [ask] = bodies(opened);
  expect(ask).toMatchObject({ type: 'approval.ask', mandate: 'm1', step, reason: 'Orders now' });
  if (ask?.type !== 'approval.ask') throw new Error('nothing was asked');

  const card = asked({ approval: ask.approval, agent: 'me', leads: ['chioma'] });
  await opened.db.approvals.put(card);
  await until(() => expect(find('asked')?.textContent).toContain('Asked Chioma: 15% off'));
  expect(find('give-ask')?.getAttribute('aria-disabled')).toBe('true');
  find('withdraw')?.click();
  expect(bodies(opened).at(-1)).toEqual({ type: 'approval.withdraw', approval: ask.approval });

  await opened.db.approvals.put({
    ...card,
    state: 'lowered',
    answeredBy: 'chioma',
    allowed: { kind: 'percentage', percent: 10 },
    words: 'Ten will do',
  });
  await until(() => expect(find('asked')?.textContent).toContain('Chioma allowed 10% off.'));
  expect(find('asked')?.textContent).toContain('Ten will do');
  await until(() => {
    opened.pass(ANSWER_SAID_MS);
    expect(find('asked')).toBeNull();
  });
});

test('[MP6] a gift that is asked for is called by its name, to the lead and to who asked', async () => {
  const opened = await openLead();
  const gift = { step: { kind: 'gift' }, what: 'Shoe tree' } as const;
  await opened.db.approvals.put(asked(gift));
  await until(() => expect(find('approval')?.textContent).toContain('Bram asks Shoe tree'));
  await opened.db.approvals.put(asked({ ...gift, agent: 'me', leads: ['chioma'] }));
  opened.panel.places.go({ view: 'conversation', conversation: 'boots' });
  await until(() => expect(find('asked')?.textContent).toContain('Shoe tree'));
});

test('[PN11, MP6] when the question that had the focus goes, the focus goes on to the next one', async () => {
  const opened = await openLead('#/conversation/mine');
  await opened.db.approvals.bulkPut([asked(), asked({ approval: 'p2' })]);
  await until(() => expect(all('approval')).toHaveLength(2));
  // Where a conversation opens, its composer takes the focus once.
  await until(() => expect(document.activeElement).toBe(find('composer')));
  all('approval-toggle')[0]?.focus();
  await opened.db.approvals.put(asked({ state: 'granted', answeredBy: 'chioma' }));
  await until(() => expect(all('approval')).toHaveLength(1));
  expect(document.activeElement).toBe(find('approval-toggle'));
  await opened.db.approvals.put(asked({ approval: 'p2', state: 'granted', answeredBy: 'chioma' }));
  await until(() => expect(document.activeElement).toBe(find('composer')));
});
