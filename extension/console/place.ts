import { type ReadonlySignal, signal } from '@preact/signals';

/** What the console shows; `mandate` or `article` null: the list alone, `new`: one that is being made. */
export type ConsolePlace =
  | { readonly view: 'mandates'; readonly mandate: string | null }
  | { readonly view: 'knowledge'; readonly article: string | null }
  | { readonly view: 'gaps' }
  | { readonly view: 'offers' }
  | { readonly view: 'learning' }
  | { readonly view: 'replay' }
  | { readonly view: 'given' }
  | { readonly view: 'ledger' };

export interface ConsolePlaces {
  readonly current: ReadonlySignal<ConsolePlace>;
  go(place: ConsolePlace): void;
}

/** The address bar's hash. */
interface Hash {
  readonly read: () => string;
  readonly write: (hash: string) => void;
  readonly onChange: (listener: () => void) => void;
}

export function openConsolePlaces(hash: Hash): ConsolePlaces {
  const current = signal(placeOf(hash.read()));
  hash.onChange(() => {
    current.value = placeOf(hash.read());
  });
  return {
    current,
    go(place) {
      hash.write(hashOf(place));
      current.value = place;
    },
  };
}

/** Anything unknown leads to the mandates: an old bookmark is no error. */
export function placeOf(hash: string): ConsolePlace {
  const [view, id] = hash.replace(/^#\/?/, '').split('/');
  if (view === 'given' || view === 'ledger') return { view };
  if (view === 'gaps' || view === 'offers') return { view };
  if (view === 'learning' || view === 'replay') return { view };
  const named = id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : null;
  if (view === 'knowledge') return { view, article: named };
  return { view: 'mandates', mandate: view === 'mandates' ? named : null };
}

export function hashOf(place: ConsolePlace): string {
  const id = idIn(place);
  return id === null ? `#/${place.view}` : `#/${place.view}/${id}`;
}

function idIn(place: ConsolePlace): string | null {
  if (place.view === 'mandates') return place.mandate;
  return place.view === 'knowledge' ? place.article : null;
}
