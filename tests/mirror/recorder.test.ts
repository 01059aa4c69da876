import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { alive } from './alive.ts';
import { until, useAlonePage } from './alone-page.ts';

const alone = useAlonePage();
const { run, start, pictures, told } = alone;

test('[RC2] after a change in a click nothing is written down before the page has painted it', async () => {
  await start();
  await until(pictures).toBe(1);
  await run(`globalThis.order = [];
    const spied = (name) => {
      const element = document.createElement('i');
      Object.defineProperty(element, 'getAttributeNames', { value() { order.push(name); return []; } });
      return element;
    };
    const root = document.createElement('section').attachShadow({ mode: 'open' });
    document.getElementById('main').append(root.host);
    globalThis.root = root;
    globalThis.change = () => {
      document.getElementById('p').append(spied('page'));
      root.append(spied('shadow'));
      document.getElementById('frame').contentDocument.body.append(spied('frame'));
    };`);
  const frameTold = () =>
    run(`recorder.idOf(document.getElementById('frame').contentDocument) > 0 &&
    recorder.idOf(root.host) > 0`);
  await until(frameTold).toBe(true);
  await run(`document.getElementById('p').addEventListener('click', async () => {
      change();
      order.push('turn');
      for (let i = 0; i < 20; i += 1) await null;
      order.push('microtasks');
      requestAnimationFrame(() => {
        order.push('paint');
        requestAnimationFrame(() => order.push('next paint'));
      });
    })`);
  await alone.page().click('#p');
  await until(() => run<string[]>('order')).toEqual(
    expect.arrayContaining(['page', 'shadow', 'frame', 'next paint']),
  );
  const order = await run<string[]>('order');
  expect(order.slice(0, 2)).toEqual(['turn', 'microtasks']);
  for (const name of ['page', 'shadow', 'frame']) {
    expect(order.indexOf(name)).toBeGreaterThan(order.indexOf('paint'));
  }
});

test('[RC4] a click on what has just come is told after it, by the id it has', async () => {
  await start();
  await until(pictures).toBe(1);
  await run(`globalThis.button = document.createElement('button');
    document.getElementById('main').append(button);
    button.click();`);
  await until(told).toContain('"tagName":"button"');
  const events = JSON.parse(await told());
  const added = events.findIndex((event: unknown) =>
    JSON.stringify(event).includes('"tagName":"button"'),
  );
  const clicked = events.findIndex(
    ({ data }: { data: { source?: number; type?: number } }) =>
      data.source === 2 && data.type === 2,
  );
  expect(clicked).toBeGreaterThan(added);
  expect(events[clicked].data.id).toBe(await run('recorder.idOf(button)'));
  expect(await run('recorder.nodeOf(recorder.idOf(button)) === button')).toBe(true);
});

test('[RC3] what stands in a frame’s element, and is not drawn, is not told', async () => {
  await run(`document.getElementById('frame').append('fallback one')`);
  await start();
  await until(pictures).toBe(1);
  await run(`document.getElementById('frame').append('fallback two');
    document.getElementById('p').textContent = 'after it'`);
  await until(told).toContain('after it');
  expect(await told()).not.toContain('fallback');
});

test('[RC3] attributes of what is gone, or told anew with them, are not told by themselves', async () => {
  await run(
    `document.getElementById('main').innerHTML = ['stays', 'moves', 'goes'].map((id) => '<b id="' + id + '"></b>').join('')`,
  );
  await start();
  await until(pictures).toBe(1);
  await run(`const [stays, moves, goes] = document.querySelectorAll('b');
    for (const each of [stays, moves, goes]) each.title = each.id + ' now';
    document.body.append(moves);
    goes.remove();`);
  await until(told).toContain('"moves now"');
  const attributes: { attributes: object }[] = JSON.parse(await told()).flatMap(
    ({ data }: { data: { attributes?: object[] } }) => data.attributes ?? [],
  );
  expect(attributes.map((one) => one.attributes)).toContainEqual({ title: 'stays now' });
  expect(JSON.stringify(attributes)).not.toMatch(/moves now|goes now/);
});

test('[RC5] more changes at once than are worth working out are a new picture', async () => {
  await start();
  await until(pictures).toBe(1);
  await run(`for (let i = 0; i <= 100_000; i += 1) document.getElementById('p').title = String(i)`);
  await until(pictures).toBe(2);
  expect(await told()).toContain('"title":"100000"');
});

test('[RC6] asked for a picture it makes one, and again when asked meanwhile', async () => {
  await start();
  await run('recorder.checkpoint()');
  await until(pictures).toBe(2);
  await run(`document.getElementById('p').textContent = 'two'; recorder.checkpoint()`);
  await until(pictures).toBe(3);
  const last = JSON.parse(
    await run<string>('JSON.stringify(batches.findLast((one) => one.opensCheckpoint))'),
  );
  expect(last.events.map(({ type }: { type: number }) => type).slice(0, 2)).toEqual([4, 2]);
  expect(JSON.stringify(last)).toContain('"two"');
});

test('[RC6] paused it tells nothing; it goes on with a picture', async () => {
  await start();
  await until(pictures).toBe(1);
  const before = await run<number>('recorder.pause(), batches.length');
  await run(`document.getElementById('p').textContent = 'unseen';
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0))))`);
  expect(await run<number>('batches.length')).toBe(before);
  await run('recorder.resume()');
  await until(pictures).toBe(2);
});

test('[RC1] ten times begun and stopped, nothing of it is left', async () => {
  const session = await alone.page().context().newCDPSession(alone.page());
  const cycle = async (): Promise<void> => {
    const before = await pictures();
    await start();
    await until(pictures).toBe(before + 1);
    await run('recorder.stop(), globalThis.recorder = null, batches.splice(0)');
    await until(pictures).toBe(0);
  };
  // Taking away what was never there counts for nothing.
  await run(`globalThis.listening = new Map();
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const of = (target, type) => listening.get(target)?.get(type) ?? new Set();
    EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
      const types = listening.get(this) ?? new Map();
      listening.set(this, types.set(type, of(this, type).add(listener)));
      return addEventListener.call(this, type, listener, ...rest);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, ...rest) {
      of(this, type).delete(listener);
      return removeEventListener.call(this, type, listener, ...rest);
    };
    globalThis.count = () => [...listening.values()].flatMap((types) => [...types.values()])
      .reduce((sum, { size }) => sum + size, 0);`);
  const patched = `[Element.prototype.attachShadow, CSSStyleSheet.prototype.insertRule,
    CSSStyleSheet.prototype.replaceSync, CSSStyleDeclaration.prototype.setProperty, customElements.define,
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set, MutationObserver]
    .filter((one) => !Function.prototype.toString.call(one).includes('[native code]')).length`;
  await cycle();
  const observers = await alive(session, 'MutationObserver.prototype');
  const listening = await run<number>('count()');
  for (let times = 0; times < 10; times += 1) await cycle();
  expect(await run<number>('count()')).toBe(listening);
  // What the last one held may not have been collected yet; ten would be ten.
  expect(await alive(session, 'MutationObserver.prototype')).toBeLessThan(observers + 5);
  expect(await run<number>(patched)).toBe(0);
  await run(`document.getElementById('p').textContent = 'after'`);
  await run('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))');
  expect(await run<number>('batches.length')).toBe(0);
});

test('[RC7] what is not in the picture is counted, and other chats are left out', async () => {
  await run(`customElements.define('x-closed', class extends HTMLElement {
      constructor() { super(); this.attachShadow({ mode: 'closed' }).innerHTML = '<b>inside</b>'; }
    });
    document.body.insertAdjacentHTML('beforeend', '<x-closed style="display: block"></x-closed><canvas></canvas>' +
      '<iframe sandbox src="/else"></iframe><toonbank-counter>secret one</toonbank-counter>' +
      '<div id="crisp-chatbox">secret two</div>');
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'http://cdn.test/other.css' });
    document.head.append(link);
    new Promise((resolve) => { link.onload = resolve; })`);
  await until(() => run('document.querySelector("iframe[sandbox]").contentDocument === null')).toBe(
    true,
  );
  await start();
  await until(pictures).toBe(1);
  await until(() => run('parts.at(-1)')).toEqual(
    expect.arrayContaining([
      { kind: 'closed-shadow', count: 1 },
      { kind: 'canvas', count: 1 },
      { kind: 'foreign-frame', count: 1 },
      { kind: 'foreign-style', count: 1 },
    ]),
  );
  expect(await told()).not.toContain('secret');
});

test('[RC7] closed shadow roots are told of a page that never rests, those there before as far as they show', async () => {
  await run(`const define = (name, inside) => customElements.define(name, class extends HTMLElement {
      connectedCallback() { if (inside !== null) this.attachShadow({ mode: 'closed' }).innerHTML = inside; }
    });
    define('x-drawn', '<b>inside</b>');
    define('x-open', null);
    document.body.insertAdjacentHTML('beforeend', '<style>x-drawn, x-open { display: block; min-height: 9px }</style>' +
      '<x-drawn></x-drawn><x-drawn>12.00</x-drawn><x-drawn><i hidden>unseen</i></x-drawn>' +
      '<x-open>12.00</x-open><x-open><i hidden>unseen</i></x-open><x-open><i>seen</i></x-open><x-soon>9</x-soon>' +
      '<section id="plain"><p>in a slot</p></section>');
    const p = document.getElementById('p');
    globalThis.restless = () => {
      p.textContent = performance.now();
      requestAnimationFrame(restless);
      setTimeout(() => { p.title = performance.now(); });
    };
    restless();`);
  await start();
  await until(pictures).toBe(1);
  const closed = (): Promise<number> =>
    run(`parts.at(-1)?.find(({ kind }) => kind === 'closed-shadow')?.count ?? 0`);
  const soon = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });
  await soon(closed).toBe(3);
  await run(
    `document.getElementById('plain').attachShadow({ mode: 'closed' }).innerHTML = '<slot></slot>'`,
  );
  await soon(closed).toBe(4);
  await soon(told).toContain('{"kind":"closed-shadow","count":4}');
}, 40_000);

test('[RC7] a page that is too large is not mirrored, and that is told', async () => {
  await run(`document.body.innerHTML = '<i></i>'.repeat(200_001)`);
  await start();
  expect(await run('parts.at(-1)')).toEqual([{ kind: 'too-large', count: 1 }]);
  await until(pictures).toBe(1);
  const events = await told();
  expect(events).toContain('"tag":"unmirrored","payload":[{"kind":"too-large","count":1}]');
  expect(events).not.toContain('"tagName":"i"');
  await run(`document.body.innerHTML = '<p>small again</p>', recorder.checkpoint()`);
  await until(pictures).toBe(2);
  expect(await told()).toContain('small again');
});

test('[RC7] a picture that is more than a viewer takes is told of instead, and nothing follows it', async () => {
  await start();
  await until(pictures).toBe(1);
  await run('recorder.giveUp()');
  expect(await told()).toContain('"payload":[{"kind":"too-large","count":1}]');
  await run(`document.getElementById('p').textContent = 'unseen';
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0))))`);
  expect(await told()).not.toContain('unseen');
  await run('recorder.checkpoint()');
  await until(told).toContain('unseen');
});

test('[RC4] of a mouse that stops, the last place is told', async () => {
  await start();
  await until(pictures).toBe(1);
  await run(`for (let x = 1; x <= 60; x += 1)
    document.getElementById('p').dispatchEvent(new MouseEvent('mousemove', { clientX: x, clientY: 7, bubbles: true }))`);
  await until(told).toContain('"x":60,"y":7');
});

test('[RC3] a picture asked for at once takes the place of the one that is being made', async () => {
  await run(
    `document.body.insertAdjacentHTML('beforeend', '<i id="secret">secret</i>' + '<b></b>'.repeat(40_000))`,
  );
  await start();
  await run(`new Promise((resolve) => setTimeout(resolve, 0)).then(() => {
    document.getElementById('secret').textContent = 'hidden';
    recorder.resume();
  })`);
  await until(pictures).toBe(1);
  expect((await told()).includes('"textContent":"secret"')).toBe(false);
});

test('[RC2] nothing of rrweb that only a player needs is in what is loaded', () => {
  expect(alone.script()).not.toMatch(/CssSyntaxError|postcss\(|new Worker/);
  expect(alone.script()).not.toContain('class Replayer');
  expect(brotliCompressSync(alone.script()).length).toBeLessThan(50_000);
});
