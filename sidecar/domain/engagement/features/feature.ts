import type { EpochMs } from '../../../../shared/kernel/time.ts';
import type { Journey } from '../../session/journey.ts';
import type { Device } from '../../visitor/device.ts';
import type { CustomerValue } from '../../visitor/visitor.ts';
import type { LocalTime } from '../schedule.ts';
import type { Tally } from './tally.ts';

/** All a model may look at, at one moment of a session. */
export interface Glimpse {
  readonly journey: Journey;
  readonly tally: Tally;
  readonly at: EpochMs;
  /** In the shop's time zone; null when that is not known. */
  readonly local: LocalTime | null;
  readonly device: Device | null;
  /** Sessions of this visitor before this one. */
  readonly sessionsBefore: number;
  readonly customerValue: CustomerValue | null;
}

export type Unit = 'count' | 'seconds' | 'minor' | 'share' | 'step' | 'hour' | 'weekday' | 'yes-no';

/** One number a model looks at. NaN where it is not known. */
export interface Measured {
  readonly kind: 'number';
  readonly name: string;
  readonly unit: Unit;
  /** Both belong to the range; what is beyond is told as the bound. */
  readonly least: number;
  readonly most: number;
  readonly meaning: string;
  readonly of: (glimpse: Glimpse) => number;
}

/** One of several kinds that have no order. Null where it is not known. */
export interface Named {
  readonly kind: 'category';
  readonly name: string;
  readonly categories: readonly string[];
  readonly meaning: string;
  readonly of: (glimpse: Glimpse) => string | null;
}

export type Feature = Measured | Named;

/** What a feature is called, and what it means, in one line. */
type Told = readonly [name: string, meaning: string];

/** A count within the bound of a journey's counts. */
export function count(most: number, of: Measured['of'], ...[name, meaning]: Told): Measured {
  return { kind: 'number', name, unit: 'count', least: 0, most, meaning, of };
}

/** A time in seconds, at most a day: a session is no longer. */
export function seconds(of: Measured['of'], ...[name, meaning]: Told): Measured {
  return { kind: 'number', name, unit: 'seconds', least: 0, most: DAY_SECONDS, meaning, of };
}

/** Money in minor units of the basket's own currency. */
export function minor(of: Measured['of'], ...[name, meaning]: Told): Measured {
  return { kind: 'number', name, unit: 'minor', least: 0, most: MINOR_MOST, meaning, of };
}

/** A part of a whole. */
export function share(of: Measured['of'], ...[name, meaning]: Told): Measured {
  return { kind: 'number', name, unit: 'share', least: 0, most: 1, meaning, of };
}

/** 1 or 0. */
export function yesNo(of: (glimpse: Glimpse) => boolean, ...[name, meaning]: Told): Measured {
  const asNumber = (glimpse: Glimpse): number => Number(of(glimpse));
  return { kind: 'number', name, unit: 'yes-no', least: 0, most: 1, meaning, of: asNumber };
}

const DAY_SECONDS = 86_400;
/** Ten million of a currency: beyond it a tree tells nothing more apart. */
const MINOR_MOST = 1_000_000_000;
