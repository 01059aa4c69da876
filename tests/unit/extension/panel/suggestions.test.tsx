// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { suggested } from '../../../support/builders/suggestion.ts';
import { all, draw, find, shown, until, write } from './support/draw-panel.tsx';
import type { OpenedPanel } from './support/open-panel.ts';
import { aLine } from './support/rows.ts';
import { answer, ask, asks, composer, key, noted, openTalking } from './support/suggesting.ts';

let opened: OpenedPanel;

beforeEach(async () => {
  opened = await openTalking();
});

describe('under the line', () => {
  test('[SU6] up to three stand there with title, first words, why and how sure', async () => {
    await draw(opened);
    await ask(opened, [
      suggested('delivery', {
        confidence: 0.93,
        matched: ['verzenden', 'kost'],
        isByStanding: true,
      }),
      suggested('greeting', { confidence: 0.6 }),
    ]);
    await until(() => expect(all('suggestion')).toHaveLength(2));
    const [first, second] = all('suggestion').map(({ textContent }) => textContent ?? '');
    expect(first).toContain('Wat kost verzenden?');
    expect(first).toContain('Verzenden kost € 4,95. Vanaf € 50 niets.');
    expect(first).toContain('verzenden, kost');
    expect(first).toContain('this page');
    expect(first).toContain('sure');
    expect(second).toContain('likely');
    expect(find('source')?.getAttribute('href')).toBe('https://shop.example/verzenden');
    expect(asks(opened)).toHaveLength(1);
    expect(asks(opened)[0]?.body).toMatchObject({ mode: 'suggest', most: 3, text: '' });
  });

  test('[SU6] one that is out of date says so on its very line', async () => {
    await draw(opened);
    await ask(opened, [suggested('delivery', { isOutOfDate: true }), suggested('greeting')]);
    await until(() => expect(all('suggestion')).toHaveLength(2));
    const [old, other] = all('suggestion');
    expect(old?.querySelector('[data-testid="out-of-date"]')?.textContent).toBe('out of date');
    expect(other?.querySelector('[data-testid="out-of-date"]')).toBeNull();
  });

  test('[SU6] an answered line has none, and somebody else’s conversation is not asked about', async () => {
    await draw(opened);
    await opened.db.lines.bulkPut([aLine(1, 'visitor', 'Hoi'), aLine(2, 'me', 'Dag')]);
    await until(() => expect(all('line')).toHaveLength(2));
    expect(asks(opened)).toHaveLength(0);
    expect(find('suggestions')).toBeNull();
    await opened.db.conversations.update('boots', { holder: 'somebody' });
    await until(() => expect(find('composer')).toBeNull());
    await opened.db.lines.put(aLine(3, 'visitor', 'Hallo?'));
    await until(() => expect(all('line')).toHaveLength(3));
    expect(asks(opened)).toHaveLength(0);
  });

  test('[SU6] their room is taken with the line, stays while it is read, and goes with an act', async () => {
    const rows = () => find('suggestions')?.querySelector('ul')?.style.getPropertyValue('--rows');
    await draw(opened);
    await opened.db.lines.put(aLine(1, 'visitor', 'Wat kost verzenden?'));
    await until(() => expect(rows()).toBe('3'));
    expect(find('suggestions')?.dataset.state).toBe('asking');
    await until(() => expect(asks(opened)).toHaveLength(1));
    await answer(opened, [suggested('delivery')], { line: aLine(1, 'visitor', '').line });
    await until(() => expect(all('suggestion')).toHaveLength(1));
    expect(rows()).toBe('3');
    write(await composer(), 'Ik');
    await until(() => expect(rows()).toBe('1'));
  });

  test('[SU6] nothing fitting is a quiet nothing, and gone with the first letter', async () => {
    await draw(opened);
    await ask(opened, [], 'asdf qwerty');
    await until(() => expect(find('suggestions-says')?.textContent).toBe('Nothing fitting found.'));
    expect(all('suggestion')).toHaveLength(0);
    write(await composer(), 'I');
    await until(() => expect(find('suggestions')).toBeNull());
  });

  test('[SU6] what the line is about and how it sounds is said quietly', async () => {
    await draw(opened);
    await ask(opened, [], 'Dit is de derde keer!', 1, { intent: 'Klacht', sentiment: 'upset' });
    await until(() => expect(find('line-hint')?.textContent).toBe('About: Klacht · sounds upset'));
  });

  test('[SU2] what stood there is noted once for each line', async () => {
    await draw(opened);
    await ask(opened, [suggested('delivery', { version: 4 })]);
    await until(() => expect(noted(opened)).toHaveLength(1));
    expect(noted(opened)[0]).toMatchObject({
      conversation: 'boots',
      articles: [{ article: 'delivery', version: 1 }],
    });
    // Covered by the search and there again: it was shown once.
    key(await composer(), '/');
    key(await shown('knowledge-field'), 'Escape');
    await until(() => expect(all('suggestion')).toHaveLength(1));
    await ask(opened, [], 'en nog iets', 2);
    await until(() => expect(noted(opened)).toHaveLength(2));
    expect(noted(opened)[1]).toMatchObject({ articles: [] });
  });
});

describe('while the visitor writes', () => {
  const writing = (text: string, suggestions: readonly ReturnType<typeof suggested>[]) =>
    opened.background.tell({ kind: 'draft', conversation: 'boots', text, suggestions });

  test('[DR3] what is not sent yet stands apart from the lines, with what the knowledge has for it', async () => {
    await draw(opened);
    writing('Wat kost verz', [suggested('delivery', { confidence: 0.9 })]);
    await until(() => expect(find('draft')?.textContent).toContain('Wat kost verz'));
    expect(find('draft')?.textContent).toContain('Not sent yet');
    expect(all('line')).toHaveLength(0);
    await until(() => expect(all('suggestion')).toHaveLength(1));
    expect(asks(opened)).toHaveLength(0);
    key(await composer(), '1');
    await until(async () => expect((await composer()).value).toContain('Verzenden kost'));
    expect(noted(opened)).toHaveLength(0);
  });

  test('[DR3] half a sentence that nothing fits leaves the line’s own suggestions where they are', async () => {
    await draw(opened);
    await ask(opened, [suggested('greeting')]);
    await until(() => expect(all('suggestion')).toHaveLength(1));
    writing('Hm', []);
    await until(() => expect(find('draft')).not.toBeNull());
    expect(all('suggestion')[0]?.dataset.article).toBe('greeting');
  });

  test('[DR1] it goes when it is sent, taken back, or not told again', async () => {
    await draw(opened);
    writing('Wat kost', []);
    await until(() => expect(find('draft')).not.toBeNull());
    writing('', []);
    await until(() => expect(find('draft')).toBeNull());
    writing('Wat kost', []);
    await until(() => expect(find('draft')).not.toBeNull());
    opened.background.tell({ kind: 'typing', conversation: 'boots', isTyping: false });
    await until(() => expect(find('draft')).toBeNull());
    expect(JSON.stringify(await opened.db.answers.toArray())).not.toContain('Wat kost');
  });
});
