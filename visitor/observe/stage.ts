import type { Signal } from '../../shared/protocol/messages/session.ts';
import { guarded } from '../guard.ts';
import type { NoticedHesitation } from './hesitation.ts';
import type { Pages, ShownPage } from './pages.ts';

/** One observer: looks at the page, notes what it sees. */
export type Observer = (stage: Stage) => void;

/** What an observer stands on. All it starts here ends with it. */
export interface Stage {
  onWindow<K extends keyof WindowEventMap>(type: K, act: (event: WindowEventMap[K]) => void): void;
  onDocument<K extends keyof DocumentEventMap>(
    type: K,
    act: (event: DocumentEventMap[K]) => void,
  ): void;
  /** Returns how to call it off. */
  after(ms: number, act: () => void): () => void;
  every(ms: number, act: () => void): void;
  onShown(act: (page: ShownPage) => void): void;
  onLeft(act: (page: ShownPage) => void): void;
  note(make: (page: string) => Signal): void;
  /** Noticed once per page. */
  hesitation(hesitation: NoticedHesitation): void;
  page(): ShownPage | null;
  readonly pages: Pages;
  onStop(act: () => void): void;
  /** For what is neither an event nor a timer, such as a function the page calls. */
  guard<A extends readonly unknown[]>(act: (...given: A) => void): (...given: A) => void;
}

/**
 * Starts an observer. One that fails is stopped; the others, and the page, go on.
 *
 * @returns how to stop it
 */
export function startObserver(name: string, observer: Observer, pages: Pages): () => void {
  const stops: (() => void)[] = [];
  let isOn = true;
  const stop = (): void => {
    isOn = false;
    for (const end of stops.splice(0)) end();
  };
  const guard = <A extends readonly unknown[]>(act: (...given: A) => void) =>
    guarded(
      `observing ${name}`,
      (...given: A) => {
        if (isOn) act(...given);
      },
      stop,
    );
  // Capture and passive: seen whatever the page does with the event, and never in its way.
  const options = { capture: true, passive: true } as const;

  const stage: Stage = {
    onWindow(type, act) {
      const seen = guard(act);
      addEventListener(type, seen, options);
      stops.push(() => removeEventListener(type, seen, options));
    },
    onDocument(type, act) {
      const seen = guard(act);
      document.addEventListener(type, seen, options);
      stops.push(() => document.removeEventListener(type, seen, options));
    },
    after(ms, act) {
      const timer = setTimeout(guard(act), ms);
      const cancel = (): void => clearTimeout(timer);
      stops.push(cancel);
      return cancel;
    },
    every(ms, act) {
      const timer = setInterval(guard(act), ms);
      stops.push(() => clearInterval(timer));
    },
    onShown: (act) => stops.push(pages.onShown(guard(act))),
    onLeft: (act) => stops.push(pages.onLeft(guard(act))),
    note: pages.note,
    hesitation(hesitation) {
      const noticed = pages.current()?.noticed;
      if (noticed === undefined || noticed.has(hesitation)) return;
      noticed.add(hesitation);
      pages.note((page) => ({ type: 'hesitation.noticed', page, hesitation }));
    },
    page: pages.current,
    pages,
    onStop: (act) => stops.push(act),
    guard,
  };
  guard(() => observer(stage))();
  return stop;
}
