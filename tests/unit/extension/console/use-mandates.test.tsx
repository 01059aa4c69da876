// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { expect, test } from 'vitest';
import { useMandates } from '../../../../extension/console/use-mandates.ts';
import { PanelContext } from '../../../../extension/panel/state/panel.ts';
import type { MandateCard } from '../../../../shared/protocol/messages/mandate.ts';
import { wireTerms } from '../../../../sidecar/app/mandate/wire-terms.ts';
import { someTerms } from '../../../support/builders/mandate.ts';
import { root, until } from '../panel/support/draw-panel.tsx';
import { type OpenedPanel, openTestPanel } from '../panel/support/open-panel.ts';

const card = (mandate: string): MandateCard => ({
  mandate,
  version: 1,
  terms: wireTerms(someTerms()),
  savedBy: 'lead-1',
  savedAt: 1,
  revokedAt: null,
});

/** What the sidecar answers: where a page begins, what is in it, and where the next one does. */
const PAGES: Readonly<Record<string, { mandates: readonly string[]; next: string | null }>> = {
  '': { mandates: ['m1', 'm2'], next: 'm2' },
  m2: { mandates: ['m3'], next: 'm3' },
  m3: { mandates: ['m4'], next: null },
};

/** Answers every question that has not been answered. */
async function answerAll(
  { background, db }: OpenedPanel,
  answered: Set<string>,
): Promise<readonly (string | null | undefined)[]> {
  const asked: (string | null | undefined)[] = [];
  for (const message of background.posted) {
    if (message.kind !== 'question' || message.body.type !== 'mandates.ask') continue;
    const { id, body } = message;
    asked.push(body.after);
    if (answered.has(id)) continue;
    answered.add(id);
    const page = PAGES[body.after ?? ''];
    if (page === undefined) throw new Error(`no page after ${body.after}`);
    const key = `mandates:${body.after ?? ''}`;
    const mandates = page.mandates.map(card);
    const answer = { type: 'mandates.answered' as const, of: id, mandates, next: page.next };
    await db.answers.put({ key, at: 1, answer });
    background.tell({ kind: 'answered', id, key });
  }
  return asked;
}

test('[CO3, LM1] all mandates are there, read in pages, and stay while they are read again', async () => {
  const opened = await openTestPanel();
  const seen: string[] = [];
  let again = (): void => undefined;
  function Probe() {
    const { mandates, again: ask } = useMandates();
    again = ask;
    seen.push((mandates ?? []).map(({ mandate }) => mandate).join(' '));
    return null;
  }
  document.body.innerHTML = '<div></div>';
  render(
    <PanelContext.Provider value={opened.panel}>
      <Probe />
    </PanelContext.Provider>,
    root(),
  );
  const answered = new Set<string>();
  await until(async () => {
    await answerAll(opened, answered);
    expect(seen.at(-1)).toBe('m1 m2 m3 m4');
  });
  expect(new Set(await answerAll(opened, answered))).toEqual(new Set([null, 'm2', 'm3']));
  // It only ever grows: a page that is still to come takes nothing away.
  expect([...new Set(seen)]).toEqual(['', 'm1 m2', 'm1 m2 m3', 'm1 m2 m3 m4']);
  again();
  expect(seen.at(-1)).toBe('m1 m2 m3 m4');
});
