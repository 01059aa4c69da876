// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { suggested } from '../../../support/builders/suggestion.ts';
import { all, draw, find, until, write } from './support/draw-panel.tsx';
import type { OpenedPanel } from './support/open-panel.ts';
import { aLine } from './support/rows.ts';
import { ask, composer, key, openTalking, said } from './support/suggesting.ts';

let opened: OpenedPanel;

beforeEach(async () => {
  opened = await openTalking();
});

describe('keys', () => {
  test('[SU7] a digit puts one in the empty line; editing keeps what it was made from', async () => {
    await draw(opened);
    await ask(opened, [suggested('delivery'), suggested('greeting')]);
    await until(() => expect(all('suggestion')).toHaveLength(2));
    const field = await composer();
    expect(key(field, '1').defaultPrevented).toBe(true);
    await until(() => expect(field.value).toBe('Verzenden kost € 4,95.\n\nVanaf € 50 niets.'));
    expect(key(field, '2').defaultPrevented).toBe(false);
    write(field, 'Verzenden kost € 4,95, vanaf € 50 niets.');
    key(field, 'Enter');
    await until(() => expect(said(opened)).toHaveLength(1));
    const asked = aLine(1, 'visitor', '').line;
    expect(said(opened)[0]).toMatchObject({
      text: 'Verzenden kost € 4,95, vanaf € 50 niets.',
      suggestion: { article: 'delivery', version: 1, of: asked },
    });
    // The next line is made from nothing.
    write(field, 'Anders nog iets?');
    key(field, 'Enter');
    await until(() => expect(said(opened)).toHaveLength(2));
    expect(said(opened)[1]).not.toHaveProperty('suggestion');
  });

  test('[SU7] a line that was emptied forgets it, and a digit without a suggestion is a letter', async () => {
    await draw(opened);
    await ask(opened, [suggested('delivery')]);
    await until(() => expect(all('suggestion')).toHaveLength(1));
    const field = await composer();
    expect(key(field, '2').defaultPrevented).toBe(false);
    key(field, '1');
    await until(() => expect(field.value).not.toBe(''));
    write(field, '');
    write(field, '4,95');
    key(field, 'Enter');
    await until(() => expect(said(opened)).toHaveLength(1));
    expect(said(opened)[0]).not.toHaveProperty('suggestion');
  });

  test('[SU7] with Alt it goes where one is writing, whatever sign the key says', async () => {
    await draw(opened);
    await ask(opened, [suggested('delivery')]);
    await until(() => expect(all('suggestion')).toHaveLength(1));
    const field = await composer();
    write(field, 'Goede vraag.');
    await until(() => expect(find('suggestions')?.querySelector('ul')).not.toBeNull());
    expect(key(field, '¡', { altKey: true, code: 'Digit1' }).defaultPrevented).toBe(true);
    await until(() => expect(field.value).toMatch(/^Goede vraag\. Verzenden kost € 4,95\./));
  });

  test('[SU7] outside of a field a digit inserts too; in a dialog or with Ctrl it does not', async () => {
    await draw(opened);
    await ask(opened, [suggested('delivery')]);
    await until(() => expect(all('suggestion')).toHaveLength(1));
    const field = await composer();
    expect(key(document.body, '1', { ctrlKey: true }).defaultPrevented).toBe(false);
    const dialog = document.body.appendChild(document.createElement('dialog'));
    expect(key(dialog, '1').defaultPrevented).toBe(false);
    expect(field.value).toBe('');
    expect(key(document.body, '1').defaultPrevented).toBe(true);
    await until(() => expect(field.value).not.toBe(''));
  });

  test('[SU7] Esc puts them away and stays in the conversation; the next line has its own', async () => {
    await draw(opened);
    await ask(opened, [suggested('delivery')]);
    await until(() => expect(all('suggestion')).toHaveLength(1));
    const field = await composer();
    key(field, 'Escape');
    await until(() => expect(find('suggestions')).toBeNull());
    expect(opened.panel.places.current.value).toMatchObject({ view: 'conversation' });
    expect(key(field, '1').defaultPrevented).toBe(false);
    await ask(opened, [suggested('delivery')], 'En retour?', 2);
    await until(() => expect(all('suggestion')).toHaveLength(1));
  });

  test('[SU7] what a snippet leaves open stands there, and is sent at the second Enter', async () => {
    await draw(opened);
    await ask(opened, [suggested('greeting')]);
    await until(() => expect(all('suggestion')).toHaveLength(1));
    const field = await composer();
    key(field, '1');
    await until(() => expect(field.value).toBe('Dag Vera, uw mandje: {basket}.'));
    await until(() => expect(document.body.textContent).toContain('Still open: {basket}'));
    key(field, 'Enter');
    await until(() => expect(document.body.textContent).toContain('Enter sends it like this'));
    expect(said(opened)).toHaveLength(0);
    key(field, 'Enter');
    await until(() => expect(said(opened)).toHaveLength(1));
  });

  test('[SU7] a draft keeps what it was made from', async () => {
    await draw(opened);
    await ask(opened, [suggested('delivery')]);
    await until(() => expect(all('suggestion')).toHaveLength(1));
    key(await composer(), '1');
    const kept = () => opened.panel.queries.draftMadeFrom('boots');
    await until(async () => expect(await kept()).toMatchObject({ article: 'delivery' }));
    opened.panel.places.go({ view: 'floor' });
    await until(() => expect(find('composer')).toBeNull());
    opened.panel.places.go({ view: 'conversation', conversation: 'boots' });
    const field = await composer();
    await until(() => expect(field.value).not.toBe(''));
    key(field, 'Enter');
    await until(() => expect(said(opened)[0]?.suggestion?.article).toBe('delivery'));
  });
});
