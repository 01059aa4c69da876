// @vitest-environment happy-dom
import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Around } from '../../../../../extension/cobrowse/view/background.ts';
import { Viewer } from '../../../../../extension/cobrowse/view/viewer.tsx';
import { en } from '../../../../../extension/panel/words/en.ts';
import type { CobrowseEnding } from '../../../../../shared/protocol/messages/cobrowse.ts';
import { fakeLater, fakePicture } from './fake-picture.ts';

const find = (testId: string) => document.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
const until = <T,>(check: () => T) => vi.waitFor(check, { timeout: 4_000 });
const press = (element: EventTarget, key: string) =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

const AROUND: Around = {
  kind: 'around',
  url: 'wss://counter.example/v1/cobrowse/viewer',
  theme: undefined,
  language: undefined,
  name: null,
  mayEnd: true,
  ending: null,
};

/** What was open listens no more. */
function leave(): void {
  const root = document.body.firstElementChild;
  if (root !== null) render(null, root);
}

function open(more: Partial<Around> = {}, isTab = false) {
  const fake = fakePicture();
  const clock = fakeLater();
  const around = signal<Around | null>({ ...AROUND, ...more });
  const ending = signal<CobrowseEnding | null>(null);
  const done: string[] = [];
  const ticks: (() => void)[] = [];
  let ids = 0;
  leave();
  document.body.innerHTML = '<div></div>';
  render(
    <Viewer
      side={{
        isTab,
        background: {
          around,
          ending,
          prove: async () => null,
          end: () => done.push('end'),
          popOut: () => done.push('pop-out'),
        },
        words: computed(() => en),
        open: () => fake.picture,
        leave: () => done.push('leave'),
        ...clock,
        every: (tick) => {
          ticks.push(tick);
          return () => ticks.splice(ticks.indexOf(tick), 1);
        },
        eachFrame: (read) => {
          read();
          return () => {};
        },
        newId: () => {
          ids += 1;
          return `id-${ids}`;
        },
      }}
    />,
    document.body.firstElementChild as HTMLElement,
  );
  return {
    ...fake,
    ...clock,
    around,
    ending,
    done,
    tick: () => {
      for (const tick of ticks) tick();
    },
  };
}
const shown = (testId: string) =>
  until(() => {
    const element = find(testId);
    if (element === null) throw new Error(`${testId} is not there`);
    return element;
  });

/** The picture is open and keys are listened to. */
async function ready(): Promise<void> {
  for (const [key, tool] of [
    ['r', 'ring'],
    ['p', 'point'],
  ] as const) {
    await until(() => {
      press(document.body, key);
      expect(find(`tool-${tool}`)?.getAttribute('aria-pressed')).toBe('true');
    });
  }
}

afterEach(leave);

test('[VW23] the corner says now, then seconds, then in red that the picture is old', async () => {
  const { world, tick } = open();
  await until(() => expect(find('picture-age')?.textContent).toContain('now'));
  world.age = 2_000;
  tick();
  await until(() => expect(find('picture-age')?.textContent).toContain('2 s'));
  expect(find('picture-age')?.dataset.tone).toBe('petrol');
  world.age = 12_000;
  tick();
  await until(() => expect(find('picture-age')?.dataset.tone).toBe('red'));
  expect(find('age-line')?.textContent).toContain('12 s old');
});

test('[VW23] another tab, a page that went and a connection that broke are said in words', async () => {
  const { state } = open();
  await shown('tool-point');
  state.value = { kind: 'away' };
  await until(() => expect(find('age-line')?.dataset.says).toBe('away'));
  expect(find('age-line')?.textContent).toContain('another tab');
  state.value = { kind: 'lost' };
  await until(() => expect(find('age-line')?.textContent).toContain('Waiting for it'));
  expect(document.querySelector('.picture-dimmed')).not.toBeNull();
});

test('[VW22] one click ends, in the corner; who only watches closes without ending', async () => {
  const mine = open();
  (await shown('viewer-end')).click();
  expect(mine.done).toEqual(['end']);
  const theirs = open({ mayEnd: false });
  theirs.canPoint.value = false;
  await until(() => expect(find('viewer-end')?.textContent).toBe('Close'));
  find('viewer-end')?.click();
  expect(theirs.done).toEqual(['leave']);
});

test('[VW22] one x typed by accident ends nothing; a second one soon after does', async () => {
  const { done, pass } = open();
  await ready();
  press(document.body, 'x');
  await until(() => expect(document.body.textContent).toContain('Press x once more'));
  pass(3_000);
  await until(() => expect(document.body.textContent).not.toContain('Press x once more'));
  press(document.body, 'x');
  expect(done).toEqual([]);
  press(document.body, 'x');
  expect(done).toEqual(['end']);
});

test('[PT22] who may not point sees no tools and is told why', async () => {
  const { canPoint } = open();
  await shown('tool-ring');
  canPoint.value = false;
  expect((await shown('cannot-point')).textContent).toContain('Only the holder');
  expect(find('tool-ring')).toBeNull();
});

test('[PT23] tools are chosen by keys, used with Enter where the arrows are, and left with Escape', async () => {
  const { said } = open();
  await ready();
  press(document.body, 'r');
  await until(() => expect(find('tool-ring')?.getAttribute('aria-pressed')).toBe('true'));
  const stage = await shown('stage');
  press(stage, 'ArrowRight');
  press(stage, 'Enter');
  expect(said.at(-1)).toMatchObject({ type: 'cobrowse.ring', node: 56, text: '' });
  const field = await shown('ring-words');
  press(field, 'x');
  press(field, 'Escape');
  await until(() => expect(find('ring-words')).toBeNull());
  press(document.body, 'Escape');
  await until(() => expect(find('tool-point')?.getAttribute('aria-pressed')).toBe('true'));
});

test('[PT23] a line is drawn by keys: pen down, move, pen up', async () => {
  const { said, pass } = open();
  await ready();
  press(document.body, 'd');
  const stage = await shown('stage');
  for (const key of ['Enter', 'ArrowDown', 'ArrowRight', 'Enter']) press(stage, key);
  pass(1_000);
  const pieces = said.filter(({ type }) => type === 'cobrowse.draw');
  expect(pieces).toHaveLength(1);
  expect(pieces[0]).toMatchObject({ node: 56, points: [0, 0, 0, 0.24, 0.24, 0.24] });
});

test('[PT21] what is proposed depends on the element; what is covered is only scrolled to, and said why', async () => {
  const { kinds, said } = open();
  await ready();
  const stage = await shown('stage');
  const offered = () =>
    ['fill', 'click', 'scroll'].filter((act) => find(`propose-${act}`) !== null);
  for (const [kind, acts] of [
    ['field', ['fill', 'click', 'scroll']],
    ['button', ['click', 'scroll']],
    ['covered', ['scroll']],
  ] as const) {
    kinds.set(56, kind);
    press(document.body, 'o');
    press(stage, 'Enter');
    await until(() => expect(find('propose-form')?.dataset.what).toBe(kind));
    expect(offered()).toEqual(acts);
  }
  expect(find('propose-form')?.textContent).toContain('hidden for you');
  find('propose-scroll')?.click();
  expect(said.at(-1)).toMatchObject({ type: 'cobrowse.propose', act: { kind: 'scroll' } });
});

test('[PT21] what became of a proposal is said in words, until it is put away', async () => {
  const { answer, said } = open();
  (await shown('tool-code')).click();
  const field = await shown('code-field');
  if (!(field instanceof HTMLInputElement)) throw new Error('no field');
  field.value = ' VERA10 ';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.form?.dispatchEvent(new Event('submit', { cancelable: true }));
  expect(said.at(-1)).toEqual({ type: 'cobrowse.coupon', proposal: 'id-1', code: 'VERA10' });
  expect((await shown('proposal')).textContent).toContain('Enter code “VERA10”: sent');
  answer('id-1', 'refused');
  await until(() => expect(find('proposal')?.textContent).toContain('refused by the visitor'));
  find('proposal-away')?.click();
  await until(() => expect(find('proposal')).toBeNull());
});

test('[VW27] what is not in the picture is a quiet line that says what, also of a kind without words', async () => {
  const { unmirrored } = open();
  await shown('tool-point');
  expect(find('unmirrored')).toBeNull();
  unmirrored.value = [
    { kind: 'foreign-frame', count: 1 },
    { kind: 'something-new', count: 1 },
  ];
  const line = await shown('unmirrored');
  expect(line.querySelector('summary')?.textContent).toContain(
    '2 parts of this page cannot be shown',
  );
  expect(line.textContent).toContain('A frame of another site');
  expect(line.textContent).toContain('something-new');
});

test('[VW26] when it is over nothing of the picture stays, and it is said why', async () => {
  const { ending, world } = open({}, true);
  await shown('tool-point');
  ending.value = 'stopped-by-visitor';
  expect((await shown('viewer-ended')).textContent).toContain('The visitor stopped it.');
  expect(find('stage')).toBeNull();
  expect(world.isClosed).toBe(true);
  expect(find('viewer-close')?.textContent).toBe('Close this tab');
});

test('[VW26] what the sidecar ended is said at once and in words, before the facts say who did', async () => {
  const { state } = open();
  await shown('tool-point');
  state.value = { kind: 'ended', because: 'revoked', sentence: 'The access was taken back.' };
  expect((await shown('viewer-ended')).textContent).toContain(en.errors.revoked);
  expect([find('tool-point'), find('viewer-end')]).toEqual([null, null]);
  state.value = { kind: 'ended', because: 'over', sentence: 'Over.' };
  await until(() =>
    expect(find('viewer-ended')?.textContent).toContain(en.cobrowse.view.states.overHint),
  );
});

test('[PT20] a ring goes with its element, and it is said', async () => {
  const { gone, tick } = open();
  (await shown('tool-ring')).click();
  const stage = await shown('stage');
  await until(() => {
    press(stage, 'Enter');
    expect(find('ring-words')).not.toBeNull();
  });
  tick();
  expect(find('marks-gone')).toBeNull();
  for (let node = 1; node <= 100; node += 1) gone.add(node);
  tick();
  expect((await shown('marks-gone')).textContent).toBe(en.cobrowse.view.marksGone);
  await until(() => expect(find('ring-words')).toBeNull());
});

test('[VW26] a machine that is not paired is told so', async () => {
  open({ url: null });
  expect((await shown('viewer-unpaired')).textContent).toContain('not connected to a counter');
});

test('[VW22] in the panel the picture can be given a tab of its own; in the tab it has one', async () => {
  const { done } = open();
  (await shown('viewer-pop-out')).click();
  expect(done).toEqual(['pop-out']);
  open({}, true);
  await shown('viewer-keys');
  expect(find('viewer-pop-out')).toBeNull();
});
