import type { Keep } from '../storage.ts';
import { isRecord, listOf } from '../unknown.ts';
import { HELP_KEY, PLACE_KEY, SEEN_KEY } from './place-keys.ts';
import type { OwnLine } from './talk-state.ts';

/** Where the visitor is in the widget: survives a reload, so that a page's change costs nobody a word. */
export interface Place {
  readonly isOpen: boolean;
  /** Chosen here, not told back yet. */
  readonly chosen: string | null;
  /** Ended, and put away by the visitor. */
  readonly dismissed: string | null;
  readonly refused: readonly OwnLine[];
  readonly seen: { readonly conversation: string; readonly upTo: number } | null;
  /** The visitor said yes or no to these; they never come back. */
  readonly answeredOffers: readonly string[];
  readonly draft: string;
  /** In which conversation what is being written is shown; it ends with that. */
  readonly draftSharedIn: string | null;
  /** A conversation goes on: every tab of the shop connects, also without *observe*. */
  readonly hasHelp: boolean;
}

const NOWHERE: Place = {
  isOpen: false,
  chosen: null,
  dismissed: null,
  refused: [],
  seen: null,
  answeredOffers: [],
  draft: '',
  draftSharedIn: null,
  hasHelp: false,
};

/** What storage gave back, field by field; all tabs share what was seen and whether help goes on. */
export function readPlace(tabStore: Keep | null, local: Keep | null): Place {
  const kept = tabStore?.read(PLACE_KEY);
  const hasHelp = local?.read(HELP_KEY) === true;
  const seen = readSeen(local?.read(SEEN_KEY));
  if (!isRecord(kept)) return { ...NOWHERE, hasHelp, seen };
  return {
    isOpen: kept.isOpen === true,
    chosen: idOf(kept.chosen),
    dismissed: idOf(kept.dismissed),
    refused: listOf(kept.refused).filter(isOwnLine),
    seen,
    answeredOffers: listOf(kept.answeredOffers).flatMap((id) => idOf(id) ?? []),
    draft: typeof kept.draft === 'string' ? kept.draft : '',
    draftSharedIn: idOf(kept.draftSharedIn),
    hasHelp,
  };
}

export function keepPlace(tabStore: Keep, local: Keep, place: Place): void {
  const { seen, hasHelp, ...own } = place;
  tabStore.write(PLACE_KEY, own);
  if (seen !== null) local.write(SEEN_KEY, seen);
  if (hasHelp) local.write(HELP_KEY, true);
  else local.remove(HELP_KEY);
}

export function readSeen(kept: unknown): Place['seen'] {
  if (!isRecord(kept) || typeof kept.conversation !== 'string' || typeof kept.upTo !== 'number')
    return null;
  return { conversation: kept.conversation, upTo: kept.upTo };
}

const idOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function isOwnLine(value: unknown): value is OwnLine {
  return (
    isRecord(value) &&
    typeof value.line === 'string' &&
    typeof value.conversation === 'string' &&
    typeof value.text === 'string' &&
    typeof value.at === 'number'
  );
}
