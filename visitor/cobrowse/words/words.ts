import type { CobrowseEnding } from '../../../shared/protocol/messages/cobrowse.ts';
import type { CoverKind } from '../../record/recording.ts';

/** Every word that is said while a page is looked along with; each language is one file that has them all. */
export interface Words {
  readonly bar: string;
  /** Who looks now, none to ten names. */
  readonly looking: (names: readonly string[]) => string;
  readonly connecting: string;
  readonly lost: string;
  readonly elsewhere: string;
  readonly hide: string;
  readonly preview: string;
  readonly stop: string;
  readonly fold: string;
  readonly unfold: string;

  readonly choose: string;
  readonly chooseKeys: string;
  /** Where there is nothing to point with but a finger. */
  readonly chooseTouch: string;
  readonly chooseDone: string;
  readonly agreeAfter: string;
  /** The element that would be hidden now. */
  readonly chosen: (what: string) => string;
  readonly hiddenNow: string;
  readonly showAgain: string;
  readonly shownAgain: string;

  readonly legend: string;
  readonly legendEnd: string;
  readonly legendTouch: string;
  readonly covers: Readonly<Record<CoverKind, string>>;

  readonly receipt: string;
  readonly endings: Readonly<Record<CobrowseEnding, string>>;
  /** It ended, and nobody said how. */
  readonly ended: string;
  readonly asker: string;
  readonly watchers: string;
  readonly nobody: string;
  readonly since: (time: string) => string;
  readonly from: string;
  readonly until: string;
  readonly lasted: string;
  readonly hidden: string;
  readonly nothingHidden: string;
  readonly count: (count: number) => string;
  readonly notKept: string;
  readonly download: string;
  readonly fileName: string;
  readonly close: string;
  readonly seconds: (count: number) => string;
  readonly minutes: (count: number) => string;

  readonly pointsAt: (name: string, what: string) => string;
  readonly goThere: (name: string) => string;
  readonly codeHere: string;
  readonly openFirst: string;

  readonly proposal: string;
  readonly proposesScroll: (name: string, what: string) => string;
  readonly proposesClick: (name: string, what: string) => string;
  readonly proposesFill: (name: string, text: string, what: string) => string;
  readonly scrollMeans: string;
  readonly clickMeans: string;
  readonly clickOpens: (address: string) => string;
  readonly clickSends: string;
  readonly clickTicks: string;
  readonly clickUnticks: string;
  readonly fillMeans: string;
  readonly fillReplaces: string;
  readonly doIt: string;
  readonly refuse: string;

  /** What an element is when it has no name of its own. */
  readonly kinds: Readonly<Record<ElementKind, string>>;
  /** With its own name. */
  readonly named: (kind: string, name: string) => string;
}

export type ElementKind =
  | 'button'
  | 'link'
  | 'field'
  | 'choice'
  | 'picture'
  | 'heading'
  | 'table'
  | 'list'
  | 'form'
  | 'text'
  | 'part';
