import '../panel/ui/theme.css';
import '../panel/ui/base.css';
import '../panel/ui/controls.css';
import './view/viewer.css';
import { computed, effect } from '@preact/signals';
import { render } from 'preact';
import { assert } from '../../shared/kernel/assert.ts';
import { chooseWords } from '../panel/words/words.ts';
import { connectPort, interfaceLanguage } from '../platform/browser.ts';
import { type FromViewer, LEAVE_EVENT, type ToViewer } from '../platform/viewer-channel.ts';
import { openPicture } from './open-picture.ts';
import { openBackground } from './view/background.ts';
import { Viewer } from './view/viewer.tsx';

/** The age is read so often; a second would show "now" too long. */
const TICK_MS = 250;

const cobrowse = new URLSearchParams(`id=${location.hash.slice(1)}`).get('id') ?? '';
const frame = window.frameElement;
const newId = () => crypto.randomUUID();
const later = (act: () => void, delayMs: number) => {
  setTimeout(act, delayMs);
};

const background = openBackground(cobrowse, frame === null, {
  connect: (name) => connectPort<FromViewer, ToViewer>(name),
  later,
  newId,
});
const words = computed(() => chooseWords(background.around.value?.language, interfaceLanguage()));

effect(() => {
  const around = background.around.value;
  document.documentElement.dataset.theme = around?.theme ?? 'system';
  document.documentElement.lang = words.value.language;
  document.title = words.value.cobrowse.view.title(around?.name ?? null);
});

const root = document.getElementById('viewer');
assert(root !== null, 'the page has no place for the viewer');
render(
  <Viewer
    side={{
      isTab: frame === null,
      background,
      words,
      open: (place, url) => openPicture({ root: place, cobrowse, url, prove: background.prove }),
      // The panel that holds the frame takes it away; a tab goes by itself.
      leave: () => {
        if (frame === null) window.close();
        else frame.dispatchEvent(new Event(LEAVE_EVENT));
      },
      now: () => performance.now(),
      later,
      every: (tick) => {
        const ticking = setInterval(tick, TICK_MS);
        return () => clearInterval(ticking);
      },
      eachFrame: (draw) => {
        let next = requestAnimationFrame(function again() {
          draw();
          next = requestAnimationFrame(again);
        });
        return () => cancelAnimationFrame(next);
      },
      newId,
    }}
  />,
  root,
);
