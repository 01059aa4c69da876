import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AgentBrowser, openAgent } from '../../demo/stage/browsers.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { widget } from '../../demo/stage/widget.ts';
import { startTalk } from './conversation.ts';
import { type Stage, setStage } from './stage.ts';
import { saveArticle } from './suggestions/save-article.ts';

const EVIL = 'https://evil.example/';
const HTML = `<img src="${EVIL}p.png" onerror="globalThis.ran = 1"><script>globalThis.ran = 1</script><svg onload="globalThis.ran = 1"><iframe src="${EVIL}"></iframe><style>body{display:none}</style>`;
const LINKS = `[click](javascript:globalThis.ran=1) [shop](${EVIL}) ![x](${EVIL}i.png) <a href="javascript:globalThis.ran=1">x</a> javascript:globalThis.ran=1`;
const SIGNS =
  '\u202egnp.exe\u202c \u2066\u2067 \u200b\u200c\u200d\ufeff 👩‍👩‍👧‍👦🏴‍☠️ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́ שלום مرحبا';
/** No space in it, and longer than anything that can be said: only a broken sidecar would have it. */
const LONG = 'x'.repeat(100_000);

let stage: Stage;
let lead: AgentBrowser;
const at = (testId: string) => `[data-testid="${testId}"]`;
const panel = () => stage.agent.panel;
/** Notes what the page's policy refuses: what was never tried is not refused either. */
const LISTEN = `globalThis.refused = []; document.addEventListener('securitypolicyviolation', (event) => globalThis.refused.push(event.blockedURI))`;
const FIRST = `document.querySelector('${at('suggestion')}')`;

beforeAll(async () => {
  stage = await setStage();
  lead = await openAgent({ isHeadless: true }, join(import.meta.dirname, '../../dist/chrome'));
  const { ready } = stage.sidecar();
  await pairPanel(lead.panel, `http://127.0.0.1:${stage.wire.port}`, ready.pairing?.lead ?? '');
  const words = {
    title: `Zebrapad ${HTML} ${SIGNS}`.slice(0, 200),
    body: `${LINKS} ${HTML} ${SIGNS}`,
  };
  await saveArticle(lead.panel, 'hostile', {
    kind: 'article',
    texts: { nl: words, en: null },
    categories: [],
    products: [],
    validFrom: null,
    validUntil: null,
    source: EVIL,
  });
  await startTalk(stage);
  await panel().evaluate(LISTEN);
});
beforeEach(async () => {
  // The search is shut again, whatever the test before left.
  await panel().evaluate(`document.querySelector('${at('close-search')}')?.click()`);
});
afterAll(async () => {
  await lead?.close();
  await stage?.close();
});

/** Nothing ran, was loaded, refused by the policy, or became an element that could do any of that. */
async function isHarmless(): Promise<void> {
  const found = await panel().evaluate(`({
    ran: globalThis.ran ?? null,
    refused: globalThis.refused,
    loaded: performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('evil.example')),
    made: document.querySelectorAll('#panel :is(img, script, iframe, style, object, embed, [onerror], [onload], a[href^="javascript"])').length,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  })`);
  expect(found).toEqual({ ran: null, refused: [], loaded: [], made: 0, wider: 0 });
}

test('[SU10] a hostile line and a hostile article show as text, in their place', async () => {
  const { page } = stage.shopper;
  await page.locator('toonbank-counter .composer textarea').fill(`Zebrapad? ${HTML} ${SIGNS}`);
  await page.locator('toonbank-counter .composer textarea').press('Enter');
  await panel().see(`${FIRST}?.dataset.article === 'hostile'`);
  const shown = await panel().evaluate<string>(`${FIRST}.innerText`);
  expect(shown).toContain('<img src=');
  expect(await panel().evaluate<number>(`${FIRST}.getBoundingClientRect().height`)).toBe(40);
  expect(
    await panel().evaluate(`[...${FIRST}.querySelectorAll('a')].map(({ href }) => href)`),
  ).toEqual([EVIL]);
  await isHarmless();
});

test('[SU10] put in the line and sent, it is text for the visitor too', async () => {
  await panel().evaluate(`document.querySelector('${at('composer')}').focus()`);
  await panel().press('1');
  await panel().see(`document.querySelector('${at('composer')}').value.includes('<script>')`);
  await panel().press('Enter');
  await panel().see(`document.querySelector('${at('composer')}').value === ''`);
  await isHarmless();
  const { page } = stage.shopper;
  await page.locator('toonbank-counter .line.agent').getByText('<script>').first().waitFor();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'ran'))).toBeUndefined();
  expect((await widget.lines(page)).at(-1)).toContain('<script>globalThis.ran = 1</script>');
});

test('[SU10] an article and a line far beyond every bound break nothing', async () => {
  await panel().evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('toonbank');
    opening.onsuccess = () => {
      const db = opening.result;
      const write = db.transaction(['articles', 'lines'], 'readwrite');
      const articles = write.objectStore('articles');
      const lines = write.objectStore('lines');
      articles.get('hostile').onsuccess = ({ target }) => {
        const text = { title: 'Reuzenrad ' + ${JSON.stringify(HTML)} + ${JSON.stringify(LONG)}, body: ${JSON.stringify(HTML)}.repeat(400) + ${JSON.stringify(LONG)} };
        articles.put({ ...target.result, article: 'giant', terms: { ...target.result.terms, source: 'https://user:word@evil.example/', texts: { nl: text, en: text } } });
      };
      lines.getAll().onsuccess = ({ target }) => {
        const last = target.result.at(-1);
        lines.put({ ...last, line: 'giant', n: 4_999, author: { kind: 'visitor' }, text: ${JSON.stringify(HTML + SIGNS)} + ${JSON.stringify(LONG)} });
      };
      write.oncomplete = () => { db.close(); resolve(true); };
      write.onerror = () => reject(write.error);
    };
  })`);
  await stage.sidecar().kill();
  // Drawn anew, from the tables.
  await panel().evaluate('location.reload()');
  await panel().see(`document.readyState === 'complete' && globalThis.refused === undefined`);
  await panel().evaluate(LISTEN);
  await panel().see(
    `[...document.querySelectorAll('${at('line')}')].some((one) => one.innerText.length > 100_000)`,
  );
  await panel().evaluate(`document.querySelector('${at('composer')}').focus()`);
  await panel().press('/');
  await panel().write(at('knowledge-field'), 'reuzenrad');
  await panel().see(`${FIRST}?.dataset.article === 'giant'`);
  expect(await panel().evaluate<number>(`${FIRST}.getBoundingClientRect().height`)).toBe(40);
  expect(await panel().evaluate<number>(`${FIRST}.innerText.length`)).toBeLessThan(600);
  // An address with a name and a word in it hides where it leads: none is made of it.
  expect(await panel().evaluate(`${FIRST}.querySelector('a') === null`)).toBe(true);
  await panel().press('Enter');
  await panel().see(`document.querySelector('${at('composer')}').value.length === 4_000`);
  await isHarmless();
});
