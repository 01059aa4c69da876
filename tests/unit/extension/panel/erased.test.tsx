// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { applyFacts } from '../../../../extension/db/apply.ts';
import { draw, find, opening, shown, until } from './support/draw-panel.tsx';
import { aCard } from './support/rows.ts';

test('[ER3] who talks with a visitor that is erased sees that it was, and nothing of it', async () => {
  const opened = await opening();
  const card = aCard('boots', { visitorName: 'Marieke', preview: 'Too dear' });
  await opened.db.conversations.put(card);
  await draw(opened);
  opened.panel.places.go({ view: 'conversation', conversation: card.conversation });
  await shown('conversation');
  const { visitor, conversation } = card;
  const before = await opened.db.ones.get('cursor');
  const floor = before?.key === 'cursor' ? before.floor : 0;
  const fact = { type: 'visitor.erased' as const, visitor, conversations: [conversation] };
  await applyFacts(opened.db, [{ feed: 'floor', seq: floor + 1, at: 1, fact }]);
  opened.background.tell({ kind: 'erased', conversations: [conversation] });
  expect((await shown('conversation-erased')).textContent).toContain('erased');
  // It is heard too: the field that had the focus is gone.
  await until(() => expect(document.activeElement?.tagName).toBe('H1'));
  await until(() => expect(document.body.textContent).not.toContain('Marieke'));
  expect(find('conversation')).toBeNull();
});
