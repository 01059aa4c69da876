import { beforeEach, expect, test } from 'vitest';
import { until, useAlonePage } from './alone-page.ts';

const alone = useAlonePage();
const { run, start, pictures, told } = alone;

/** From here on the page paints when `frame()` is called, and not for waiting either. */
const HOLD_FRAMES = `(() => {
  let asked = [];
  globalThis.requestAnimationFrame = (act) => asked.push(act);
  globalThis.cancelAnimationFrame = () => undefined;
  const browsers = globalThis.setTimeout;
  globalThis.setTimeout = (act, ms, ...given) => ms === 100 ? 0 : browsers(act, ms, ...given);
  globalThis.frame = () => { const now = asked; asked = []; for (const act of now) act(0); };
  globalThis.asked = () => asked.length;
})()`;
const say = (word: string) => run(`void (document.getElementById('p').title = '${word}')`);
/** Told, with as many frames as that takes: a slow moment is told in more than one. */
const toldInFrames = async () => {
  await run('frame()');
  return told();
};
/** Long enough for any turn that is not held. */
const turns = () =>
  run(`new Promise((done) => {
    const channel = new MessageChannel();
    let left = 20;
    channel.port1.onmessage = () => left-- > 0 ? channel.port2.postMessage(null) : done();
    channel.port2.postMessage(null);
  })`);

/** Says it in a frame of its own, as often as needed: in a slow moment even one word takes longer than a frame can spare. */
const untilToldWithoutFrame = async (word: string) => {
  let times = 0;
  await until(async () => {
    await run('frame()');
    await turns();
    times += 1;
    await say(`${word} ${times}`);
    await turns();
    return told();
  }).toSatisfy((all: string) => all.includes(`"${word} ${times}"`));
};

beforeEach(async () => {
  await run(HOLD_FRAMES);
  await start();
  await until(pictures).toBe(1);
  await until(() => run<number>('frame(), asked()')).toBe(0);
});

test('[RC2] changes that nobody waits for are told before the page has painted them, for a moment of each frame', async () => {
  // Each word elsewhere: what one node says too often is told at its own pace.
  await run(
    `document.getElementById('main').insertAdjacentHTML('beforeend', '<i></i>'.repeat(500))`,
  );
  await until(toldInFrames).toContain('"i"');
  await untilToldWithoutFrame('first');
  const early = await run<number>(`(async () => {
    const isTold = (word) => batches.some((batch) => JSON.stringify(batch.events).includes(word));
    for (const [number, place] of [...document.querySelectorAll('i')].entries()) {
      place.title = 'word ' + number;
      for (let turns = 0; turns < 20; turns += 1) {
        await new Promise((done) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = done;
          channel.port2.postMessage(null);
        });
      }
      if (!isTold('word ' + number + '"')) return number;
    }
    return Infinity;
  })()`);
  expect(early).toBeLessThan(500);
  await say('last');
  await turns();
  expect(await told()).not.toContain('"last"');
  await run('frame()');
  await until(told).toContain('"last"');
  expect(await told()).toContain(`"word ${early}"`);
  await untilToldWithoutFrame('of a next frame');
});

test.each(['pointerdown', 'pointerup', 'click', 'keydown', 'keyup'])(
  '[RC2] what comes of a %s is told after the page has painted it, also in a frame and a shadow root',
  async (type) => {
    const places = [
      `document.getElementById('p')`,
      `document.getElementById('frame').contentDocument.body`,
      `document.getElementById('main').appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
        .appendChild(document.createElement('b'))`,
    ];
    for (const [number, place] of places.entries()) {
      const word = `come of ${type} ${number}`;
      await run(`globalThis.place = ${place}`);
      await turns();
      await run('frame()');
      await turns();
      await run(`place.dispatchEvent(new Event('${type}', { bubbles: true, composed: true }));
        setTimeout(() => { document.getElementById('p').title = '${word}'; globalThis.done = '${word}' }, 0)`);
      await until(() => run('globalThis.done')).toBe(word);
      await turns();
      expect(await told()).not.toContain(word);
      await run('frame()');
      await until(told).toContain(word);
    }
  },
);

test('[RC2] more than a few changes, or more than a moment’s work, are told after the page has painted them', async () => {
  await run(`for (let i = 0; i <= 100; i += 1) document.getElementById('p').title = 'many' + i`);
  await turns();
  expect(await told()).not.toContain('many');
  await run('frame()');
  await until(told).toContain('"many100"');

  await run(`(() => {
    const list = document.createElement('ul');
    list.innerHTML = '<li class="long">much</li>'.repeat(20_000);
    document.getElementById('main').append(list);
  })()`);
  await turns();
  expect(await told()).not.toContain('"long"');
  await run('frame()');
  await until(told).toContain('"long"');
});

test('[RC2] where the page lost its place is looked for when it has painted', async () => {
  await run(`(() => {
    const box = document.createElement('div');
    box.id = 'box';
    box.style.cssText = 'height: 50px; overflow: auto';
    box.innerHTML = '<div style="height: 500px"></div>';
    document.getElementById('main').append(box);
    box.scrollTop = 100;
  })()`);
  await until(toldInFrames).toContain('"box"');
  await until(toldInFrames).toContain('"y":100');
  await run(
    `const box = document.getElementById('box'); box.remove(); document.getElementById('main').append(box);`,
  );
  expect(await run('document.getElementById("box").scrollTop')).toBe(0);
  await until(toldInFrames).toMatch(/"y":0/);
});

test('[RC2] a node that is told at its own pace is looked at once for each frame', async () => {
  await run(`(() => {
    globalThis.looks = 0;
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (...given) {
      if (typeof given[0] === 'boolean') looks += 1;
      return postMessage.apply(this, given);
    };
  })()`);
  // Often enough that it is one, whenever the second begins.
  for (let change = 0; change < 70; change += 1) {
    await say(`change ${change}`);
    await turns();
    await run('frame()');
    await turns();
  }
  await run('looks = 0');
  await say('waits');
  await run('frame()');
  await turns();
  expect(await run('looks')).toBeLessThanOrEqual(2);
});
