import type { Environment } from '../app/context.ts';
import type { Outside } from '../ports/outside.ts';
import type { ShopEngines } from '../ports/shop.ts';
import { admit } from './admission.ts';
import { visitorsAnywhere } from './anywhere.ts';
import { bellsOn } from './bells.ts';
import type { Bounds } from './bounds.ts';
import { watchClock } from './clock-watch.ts';
import { firstCheckpointAt } from './cobrowse/first-checkpoint.ts';
import { openRooms } from './cobrowse/rooms.ts';
import { sayPagesFrom } from './cobrowse/say-pages.ts';
import { reconcileOrders } from './codes/reconcile.ts';
import type { Gateway } from './context.ts';
import type { Counters } from './counters.ts';
import { performEffects } from './effects.ts';
import { watchElsewhere } from './elsewhere.ts';
import { faultsTo } from './faults.ts';
import { relayFloor } from './floor-relay.ts';
import { beatHearts } from './heartbeat.ts';
import { keepLearning } from './learning.ts';
import { signHeads } from './ledger-heads.ts';
import { linksOf } from './links.ts';
import { relayLive } from './live-relay.ts';
import { whoIsPresent } from './present.ts';
import { watchRatios } from './ratio-watch.ts';
import type { Settings } from './settings.ts';
import { keepTaught } from './teaching.ts';
import { tick } from './ticker.ts';
import { noteTurnedAway } from './turned-away.ts';
import { trackWork } from './work.ts';

export interface BuildTerms {
  readonly environment: Environment;
  readonly settings: Settings;
  readonly bounds: Bounds;
  readonly counters: Counters;
  readonly outside: Outside;
  readonly engines: ShopEngines;
}

/** Everything behind the listener: the same whether connections come from the network or are made up. */
export interface BuiltGateway {
  readonly gateway: Gateway;
  /** Starts the ticker, the heartbeat and the effects; returns what stops them. */
  run(): () => void;
}

export function buildGateway(terms: BuildTerms): BuiltGateway {
  const { environment, settings, bounds, counters, outside, engines } = terms;
  const faults = faultsTo(environment.log, counters);
  const work = trackWork();
  const present = whoIsPresent(bounds);
  const { isShared } = environment.store;
  const anywhere = visitorsAnywhere({
    present,
    bus: environment.bus,
    ids: environment.ids,
    isShared,
    steadyMs: () => performance.now(),
  });
  const floor = relayFloor({ environment, bounds, present: anywhere });
  const rooms = openRooms({
    bus: environment.bus,
    bounds,
    counts: counters.frames,
    ids: environment.ids,
    checkpointsFrom: () => firstCheckpointAt(environment.clock.now()),
    steadyMs: () => performance.now(),
  });
  const links = linksOf({ environment, present, track: work.track, faulted: faults('link') });
  const gateway: Gateway = {
    environment,
    settings,
    bounds,
    counters,
    faults,
    work,
    present,
    links,
    floor,
    rooms,
    admission: admit(bounds, counters),
    clockWatch: watchClock({
      clock: environment.clock,
      log: environment.log,
      settledAfterMs: bounds.clockSettledAfterMs,
    }),
    ratioWatch: watchRatios({
      environment,
      counters,
      everyMs: bounds.ratioWatchedEveryMs,
      track: work.track,
      faulted: faults('holdout'),
    }),
    bells: bellsOn(environment.bus),
    turnedAway: noteTurnedAway(bounds, environment),
  };
  relayLive(environment.bus, { present, floor, rooms }, environment.clock);

  return {
    gateway,
    run() {
      const effects = performEffects({
        environment,
        outside,
        bounds,
        track: work.track,
        faulted: faults('effects'),
      });
      const reconciling = reconcileOrders({
        environment,
        engines,
        bounds,
        counters,
        track: work.track,
        faulted: faults('orders'),
      });
      const elsewhere = watchElsewhere({
        environment,
        bells: gateway.bells,
        present,
        floor,
        rooms,
        track: work.track,
        faulted: faults('elsewhere'),
      });
      const sayPages = sayPagesFrom({
        environment,
        rooms,
        track: work.track,
        faulted: faults('pages'),
      });
      const heads = signHeads({
        environment,
        everyMs: bounds.ledgerSignedEveryMs,
        track: work.track,
        faulted: faults('ledger'),
      });
      const taught = keepTaught({
        environment,
        notesEveryMs: bounds.notesLearnedEveryMs,
        track: work.track,
        faulted: faults('knowledge'),
      });
      const learned = keepLearning({
        environment,
        learnedEveryMs: bounds.foresightLearnedEveryMs,
        lookedEveryMs: bounds.foresightLookedEveryMs,
        track: work.track,
        faulted: faults('learning'),
      });
      // Before anybody comes: from here on it knows what it has not looked at.
      elsewhere.look();
      taught.look();
      learned.look();
      const stopTicking = tick({
        environment,
        clockWatch: gateway.clockWatch,
        track: work.track,
        faulted: faults('ticker'),
        also: () => {
          floor.sweep();
          effects.look();
          reconciling.look();
          elsewhere.look();
          heads.look();
          gateway.ratioWatch.look();
          taught.look();
          learned.look();
          links.sayAgain();
          sayPages();
          anywhere.sayAgain();
          // In one process nothing is lost.
          if (isShared) rooms.sayAgain();
        },
      });
      const stopBeating = beatHearts(() => present.all(), bounds.heartbeatMs);
      return () => {
        stopTicking();
        stopBeating();
        effects.stop();
        reconciling.stop();
        gateway.ratioWatch.stop();
        learned.stop();
        environment.replays.stop();
        links.stop();
        floor.stop();
      };
    },
  };
}
