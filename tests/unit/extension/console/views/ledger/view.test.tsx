// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { LedgerView } from '../../../../../../extension/console/views/ledger/view.tsx';
import { consoleAnswer } from '../../../../../screens/fixture-console.ts';
import { find, root, shown, until } from '../../../panel/support/draw-panel.tsx';
import type { OpenedPanel } from '../../../panel/support/open-panel.ts';
import { answer, drawView, questionsOf } from '../../support/draw-view.tsx';

const FAULT = { word: 'rows-cut-off', row: 1_234, other: 1_240 } as const;
const SENTENCE = 'Rows were cut off: the ledger ends at row 1234, and its last was row 1240.';

async function drawn(language: 'en' | 'nl'): Promise<OpenedPanel> {
  const opened = await drawView(<LedgerView />);
  await opened.db.settings.put({ key: 'language', value: language });
  return opened;
}

async function refuse(
  opened: OpenedPanel,
  why: { readonly refusal: 'unavailable' | 'not-allowed' },
) {
  const id = await until(() => {
    const [asked] = questionsOf(opened, 'ledger.ask');
    if (asked === undefined) throw new Error('nothing was asked');
    return asked.id;
  });
  const reason = { word: 'leads-only' } as const;
  opened.background.tell({ kind: 'refused', id, ...why, sentence: 'No.', reason });
}

const said = () => root().querySelector('.section-hint')?.textContent;

test('[PN20] what may not be seen says so in the reader’s language; without a link nothing was refused', async () => {
  const dutch = await drawn('nl');
  await refuse(dutch, { refusal: 'not-allowed' });
  await until(() => expect(said()).toBe('Alleen een teamleider kan dit. Vraag het je teamleider.'));
  await refuse(await drawn('en'), { refusal: 'unavailable' });
  await until(() => expect(said()).toBe('The sidecar did not answer. Try again in a moment.'));
});

test.each([
  [
    'nl',
    'Gebroken bij regel 1.235. Er zijn regels afgeknipt: het grootboek eindigt bij regel 1.234',
  ],
  ['en', 'Broken at entry 1,235. Entries were cut off: the ledger ends at entry 1,234'],
] as const)('[PN20, LG2] a broken ledger says where and how in %s', async (language, words) => {
  const opened = await drawn(language);
  const first = consoleAnswer({ type: 'ledger.ask', before: null }, 'full', 1);
  if (first === null) throw new Error('there is no such answer');
  await answer(opened, 'ledger.ask', first);
  (await shown('ledger-check')).click();
  const checked = { type: 'ledger.checked', of: 'q', isWhole: false, rows: 1_234 } as const;
  await answer(opened, 'ledger.check', {
    ...checked,
    brokenAt: 1_235,
    sentence: SENTENCE,
    fault: FAULT,
  });
  await until(() => expect(find('ledger-says')?.textContent).toContain(words));
});
