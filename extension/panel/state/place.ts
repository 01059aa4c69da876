import { type ReadonlySignal, signal } from '@preact/signals';

/** What is on screen. */
export type Place =
  | { readonly view: 'floor' }
  | { readonly view: 'visitor'; readonly visitor: string }
  | { readonly view: 'conversation'; readonly conversation: string }
  | { readonly view: 'search'; readonly text: string }
  | { readonly view: 'settings' };

/** An invitation to pair, as it stands in a link a lead passes on. */
export type PairFragment = { readonly address: string; readonly code: string };

export interface Places {
  readonly current: ReadonlySignal<Place>;
  go(place: Place): void;
  /** To where one came from; to the floor when there is nothing before. */
  back(): void;
  /** Another text in the same search, without a step back to the old one. */
  replace(place: Place): void;
  /** Which row of a view was opened, so that coming back finds it again. */
  remember(view: string, row: string): void;
  remembered(view: string): string | undefined;
}

/** The address bar's part that we use; the panel has no bar, but keeps its place over a reload. */
export interface Hash {
  read(): string;
  write(hash: string): void;
  onChange(listener: () => void): void;
}

// More steps back than anybody takes.
const STEPS_MAX = 50;

export function openPlaces(hash: Hash): Places {
  const current = signal<Place>(readPlace(hash.read()));
  const steps: Place[] = [];
  const rows = new Map<string, string>();
  const show = (place: Place) => {
    current.value = place;
    hash.write(writePlace(place));
  };
  hash.onChange(() => {
    if (readPair(hash.read()) === null) current.value = readPlace(hash.read());
  });
  return {
    current,
    go: (place) => {
      if (writePlace(place) === writePlace(current.peek())) return;
      steps.push(current.peek());
      if (steps.length > STEPS_MAX) steps.shift();
      show(place);
    },
    back: () => show(steps.pop() ?? { view: 'floor' }),
    replace: show,
    remember: (view, row) => {
      rows.set(view, row);
    },
    remembered: (view) => rows.get(view),
  };
}

/** The place a hash names; the floor when it names none. */
export function readPlace(hash: string): Place {
  const [, view, rest = ''] = /^#\/([a-z]+)\/?(.*)$/.exec(hash) ?? [];
  const name = decode(rest);
  if (view === 'visitor' && name !== '') return { view, visitor: name };
  if (view === 'conversation' && name !== '') return { view, conversation: name };
  if (view === 'search') return { view, text: name };
  if (view === 'settings') return { view };
  return { view: 'floor' };
}

export function writePlace(place: Place): string {
  switch (place.view) {
    case 'visitor':
      return `#/visitor/${encodeURIComponent(place.visitor)}`;
    case 'conversation':
      return `#/conversation/${encodeURIComponent(place.conversation)}`;
    case 'search':
      return `#/search/${encodeURIComponent(place.text)}`;
    default:
      return `#/${place.view}`;
  }
}

/** `#pair=ADDRESS,CODE` → its parts; null when it is something else. */
export function readPair(hash: string): PairFragment | null {
  if (!hash.startsWith('#pair=')) return null;
  const text = decode(hash.slice('#pair='.length));
  // A code has no comma; an address might.
  const cut = text.lastIndexOf(',');
  if (cut < 1 || cut === text.length - 1) return null;
  return { address: text.slice(0, cut), code: text.slice(cut + 1) };
}

function decode(text: string): string {
  // Never throws, unlike decodeURIComponent: a hash from outside may hold anything.
  return (
    new URLSearchParams(`text=${text.replace(/[+&;]/g, encodeURIComponent)}`).get('text') ?? ''
  );
}
