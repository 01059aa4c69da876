import { button, make } from '../elements.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words/words.ts';
import { download } from './download.ts';
import { asText, type Receipt } from './receipt.ts';

/** Shown when it is over, until the visitor puts it away. @returns takes it off */
export function showReceipt(
  stage: Stage,
  receipt: Receipt,
  words: Words,
  close: () => void,
): () => void {
  const fileName = `${words.fileName}-${new Date().toISOString().slice(0, 10)}.txt`;
  // There before its words are, so that their coming is told.
  const status = make('p', { role: 'status', class: 'along-strong' });
  const card = make(
    'section',
    { class: 'along-card along-receipt', 'aria-label': receipt.title, tabindex: '-1' },
    status,
    make('p', {}, receipt.reason),
    make(
      'dl',
      {},
      ...receipt.rows.map(({ term, lines }) =>
        make('div', {}, make('dt', {}, term), ...lines.map((line) => make('dd', {}, line))),
      ),
    ),
    make('p', { class: 'along-quiet' }, receipt.note),
    make(
      'div',
      { class: 'along-acts' },
      button('quiet', words.download, () => download(asText(receipt, location.host), fileName)),
      button('quiet', words.close, close),
    ),
  );
  stage.dock.append(card);
  status.append(receipt.title);
  return () => card.remove();
}
