import { TYPES, type Type } from '../truth/natures.ts';
import { buyingChance } from '../truth/shopper.ts';
import type { Evening, Went } from './crowd.ts';
import type { CrowdSettings } from './settings.ts';

/** What came of some of the shoppers. */
export interface Came {
  readonly came: number;
  /** Who allowed it; nobody else is ever offered anything. */
  readonly observed: number;
  /** Saw an offer before they set out to pay. Who is held out sees none, as those no map called for. */
  readonly offered: number;
  readonly saidYes: number;
  readonly saidNo: number;
  readonly ordered: number;
  /** By the known chances of each, with an offer or without; and how far chance alone goes from it (standard deviation). */
  readonly expected: number;
  readonly expectedGive: number;
}

export interface CrowdReport {
  readonly name: 'crowd';
  readonly shop: string;
  readonly seed: number;
  readonly all: Came;
  readonly byType: Readonly<Record<Type, Came>>;
  readonly stuck: readonly string[];
}

export function reportOf(
  settings: Pick<CrowdSettings, 'shop' | 'seed'>,
  evening: Evening,
): CrowdReport {
  const { went, stuck } = evening;
  const of = (type: Type): Came => cameOf(went.filter(({ plan }) => plan.type === type));
  return {
    name: 'crowd',
    shop: settings.shop,
    seed: settings.seed,
    all: cameOf(went),
    byType: {
      sure: of('sure'),
      persuadable: of('persuadable'),
      lost: of('lost'),
      annoyed: of('annoyed'),
    },
    stuck,
  };
}

function cameOf(went: readonly Went[]): Came {
  const count = (is: (one: Went) => boolean): number => went.filter(is).length;
  const chances = went.map(({ plan, isOffered }) => buyingChance(plan.type, isOffered));
  const sum = (of: (chance: number) => number): number =>
    chances.reduce((all, chance) => all + of(chance), 0);
  return {
    came: went.length,
    observed: count(({ plan }) => plan.consent === 'yes'),
    offered: count(({ isOffered }) => isOffered),
    saidYes: count(({ answered }) => answered === 'yes'),
    saidNo: count(({ answered }) => answered === 'no'),
    ordered: count(({ isOrdered }) => isOrdered),
    expected: rounded(sum((chance) => chance)),
    expectedGive: rounded(Math.sqrt(sum((chance) => chance * (1 - chance)))),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

const NAMES: Readonly<Record<Type, string>> = {
  sure: 'sure of it',
  persuadable: 'persuadable',
  lost: 'only looking',
  annoyed: 'put off by offers',
};
const COLUMNS = ['came', 'offered', 'yes', 'no', 'ordered', 'expected'] as const;
const NAME_CHARS = 20;
const COLUMN_CHARS = 14;

/** The same for a terminal. */
export function linesOf({ all, byType, stuck }: CrowdReport): readonly string[] {
  const row = (name: string, cells: readonly string[]): string =>
    name.padEnd(NAME_CHARS) + cells.map((cell) => cell.padStart(COLUMN_CHARS)).join('');
  return [
    '',
    row('', COLUMNS),
    ...TYPES.map((type) => row(NAMES[type], cellsOf(byType[type]))),
    row('all', cellsOf(all)),
    '',
    'Offered counts what their pages showed before they set out to pay. Who is held out sees nothing, like those',
    'for whom no map called: the panel’s reports tell the two apart.',
    ...(stuck.length === 0 ? [] : ['', `${stuck.length} got stuck:`]),
    ...stuck.slice(0, STUCK_SHOWN).map((words) => `  ${words}`),
  ];
}

const STUCK_SHOWN = 10;

function cellsOf(some: Came): readonly string[] {
  const { came, offered, saidYes, saidNo, ordered } = some;
  const counts = [came, offered, saidYes, saidNo, ordered].map(String);
  return [...counts, `${some.expected.toFixed(1)} ± ${some.expectedGive.toFixed(1)}`];
}
