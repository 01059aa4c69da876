import type { eventWithTime } from 'rrweb';
import { type Recorder, startRecorder } from '../../../visitor/record/recorder.ts';
import { run } from './acts.ts';
import { canonical } from './canonical.ts';
import { plainMask } from './plain-mask.ts';
import type { Program, Step } from './program.ts';

const BODY = `<main><h1>Shop</h1><ul><li>one</li><li>two</li><li>three</li></ul>
<form><input name="q" value="find"><select><option>a</option><option>b</option></select></form>
<section><p>text <b>bold</b> more</p><x-card>card</x-card></section></main>`;

// The digest comes every few seconds; here it has to come within a program.
const patient = window.setInterval.bind(window);
window.setInterval = ((act: TimerHandler, _everyMs?: number) =>
  patient(act, 40)) as typeof window.setInterval;

window.requestIdleCallback = (act) =>
  window.setTimeout(() => act({ didTimeout: false, timeRemaining: () => 5 }), 0);

customElements.define('x-card', class extends HTMLElement {});

export interface Recorded {
  begin(program: Program): void;
  start(heard: (events: readonly eventWithTime[], opens: boolean) => void): void;
  steps(steps: readonly Step[]): Promise<void>;
  lines(): string[];
  stop(): void;
}

let recorder: Recorder | null = null;

const recorded: Recorded = {
  begin(program) {
    document.head.innerHTML = '<style>p { margin: 0 }</style>';
    document.body.innerHTML = BODY;
    document.adoptedStyleSheets = [];
    for (const element of [document.documentElement, document.body]) {
      for (const name of element.getAttributeNames()) element.removeAttribute(name);
    }
    for (const step of program.before) run(document, step);
  },
  start(heard) {
    recorder = startRecorder({
      mask: plainMask,
      batch: ({ events, opensCheckpoint }) => heard(events, opensCheckpoint),
      unmirrored: () => undefined,
    });
  },
  async steps(steps) {
    for (const step of steps) {
      if (step.act === 'task') await nextTask();
      else if (step.act === 'frame') await nextFrame();
      else if (step.act === 'checkpoint') recorder?.checkpoint();
      else run(document, step);
    }
  },
  lines: () => canonical(document, () => true),
  stop() {
    recorder?.stop();
    recorder = null;
  },
};
Object.assign(window, { recorded });

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
