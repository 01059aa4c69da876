import type { Environment } from '../app/context.ts';
import type { Admission } from './admission.ts';
import type { Bells } from './bells.ts';
import type { Bounds } from './bounds.ts';
import type { ClockWatch } from './clock-watch.ts';
import type { Rooms } from './cobrowse/rooms.ts';
import type { Counters } from './counters.ts';
import type { Faults } from './faults.ts';
import type { FloorRelay } from './floor-relay.ts';
import type { Links } from './links.ts';
import type { Present } from './present.ts';
import type { RatioWatch } from './ratio-watch.ts';
import type { Settings } from './settings.ts';
import type { TurnedAway } from './turned-away.ts';
import type { Work } from './work.ts';

/** What every part of the gateway works with: one per sidecar. */
export interface Gateway {
  readonly environment: Environment;
  readonly settings: Settings;
  readonly bounds: Bounds;
  readonly counters: Counters;
  readonly faults: Faults;
  readonly admission: Admission;
  readonly clockWatch: ClockWatch;
  readonly ratioWatch: RatioWatch;
  readonly present: Present;
  readonly links: Links;
  readonly bells: Bells;
  readonly floor: FloorRelay;
  readonly rooms: Rooms;
  readonly work: Work;
  readonly turnedAway: TurnedAway;
}
