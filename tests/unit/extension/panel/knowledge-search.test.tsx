// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleCard, suggested } from '../../../support/builders/suggestion.ts';
import { all, draw, find, shown, until, write } from './support/draw-panel.tsx';
import type { OpenedPanel } from './support/open-panel.ts';
import { NOW } from './support/rows.ts';
import { answer, ask, asks, composer, key, openTalking } from './support/suggesting.ts';

let opened: OpenedPanel;

beforeEach(async () => {
  opened = await openTalking();
});

describe('search', () => {
  const search = async (text: string) => {
    key(await composer(), '/');
    write(await shown('knowledge-field'), text);
    opened.pass(200);
    opened.runLater();
  };

  test('[SU9] a slash in the empty line opens it, with the snippets; Esc leads back', async () => {
    await draw(opened);
    const field = await composer();
    expect(key(field, '/').defaultPrevented).toBe(true);
    await until(() =>
      expect(all('suggestion').map(({ dataset }) => dataset.article)).toEqual(['greeting']),
    );
    key(await shown('knowledge-field'), 'Escape');
    await until(() => expect(find('knowledge-search')).toBeNull());
    write(field, 'half');
    expect(key(field, '/').defaultPrevented).toBe(false);
  });

  test('[SU9] with a link the sidecar is asked; Enter puts the first in the line', async () => {
    await draw(opened);
    await search('kosten');
    await until(() =>
      expect(asks(opened).at(-1)?.body).toMatchObject({ mode: 'search', text: 'kosten' }),
    );
    await answer(opened, [suggested('delivery', { confidence: 0.3 })]);
    await until(() => expect(all('suggestion')).toHaveLength(1));
    key(await shown('knowledge-field'), 'Enter');
    const field = await composer();
    await until(() => expect(field.value).toMatch(/^Verzenden kost/));
    expect(find('knowledge-search')).toBeNull();
  });

  test('[SU9] without a link it looks in the panel’s own copy, retired articles left out', async () => {
    await opened.db.articles.put(
      articleCard('gone', {
        retiredAt: 5,
        terms: { texts: { nl: { title: 'Verzenden vroeger', body: 'x' }, en: null } },
      }),
    );
    await draw(opened);
    opened.background.tell({ kind: 'link', state: { kind: 'connecting', since: NOW, tries: 2 } });
    await search('verzend');
    await until(() =>
      expect(all('suggestion').map(({ dataset }) => dataset.article)).toEqual(['delivery']),
    );
    expect(find('search-says')?.textContent).toContain('copy on this machine');
    expect(asks(opened)).toHaveLength(0);
  });
});

describe('hostile words', () => {
  const HOSTILE = `<img src=x onerror="window.broken = 1"><script>window.broken = 1</script>
[click](javascript:window.broken=1) ![x](https://evil.example/p.png) \u202egnirts\u202c \u200b👩‍👩‍👧 ${'x'.repeat(9_000)}`;
  afterEach(() => expect(Reflect.get(window, 'broken')).toBeUndefined());

  test('[SU10] an article shows as text and puts text in the line', async () => {
    await opened.db.articles.put(
      articleCard('delivery', {
        terms: {
          texts: { nl: { title: HOSTILE, body: HOSTILE }, en: null },
          source: 'https://user@evil.example/',
        },
      }),
    );
    await draw(opened);
    await ask(opened, [suggested('delivery', { matched: ['<b>x</b>'] })]);
    await until(() => expect(all('suggestion')).toHaveLength(1));
    const region = find('suggestions');
    expect(region?.querySelector('img, script, b, a[href^="javascript"]')).toBeNull();
    expect(region?.textContent).toContain('<img src=x onerror=');
    expect((region?.textContent ?? '').length).toBeLessThan(1_000);
    key(await composer(), '1');
    const field = await composer();
    await until(() => expect(field.value).toContain('<script>window.broken = 1</script>'));
    expect(field.value.length).toBe(4_000);
  });
});
