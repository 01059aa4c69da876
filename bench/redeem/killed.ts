import { killedAt } from '../../tests/support/kill-at-step.ts';
import { type SidecarProcess, startProcess } from '../../tests/support/sidecar-process.ts';
import { type Heard, openShopServer, type Redemption } from './calls.ts';
import { type Raced, racers, type Way } from './races.ts';
import { KILLS } from './settings.ts';
import { environmentFor } from './sidecar.ts';

/** What was raced for while the sidecar was killed and started again. */
export interface Killed {
  readonly raced: readonly Raced[];
  readonly kills: number;
}

const CODES_AT_ONCE = 4;
// A start takes some seventy steps of the database, a redemption 15, a race of twenty for one code at least 34.
const STEPS_MIN = 100;
const STEPS_MORE = 300;

/**
 * The same race, with the sidecar killed right before one step of its database after another, at places that a seed
 * chooses. Whoever hears no answer asks again under the same key; at last everybody asks once more.
 */
export async function raceKilled(
  dataDir: string,
  way: Way,
  texts: readonly string[],
  parallel: number,
): Promise<Killed> {
  const supervised = supervise(dataDir);
  const shop = openShopServer(parallel * CODES_AT_ONCE);
  const untilHeard = async (one: Redemption): Promise<Heard> => {
    for (;;) {
      const heard = await shop.redeem(await supervised.url(), one);
      if (heard !== null) return heard;
      await pause(RETRY_MS);
    }
  };
  const raced: Raced[] = [];
  for (let at = 0; at < texts.length; at += CODES_AT_ONCE) {
    const some = texts.slice(at, at + CODES_AT_ONCE).map(async (text) => {
      const asked = racers(way, text, parallel);
      return { text, asked, heard: await Promise.all(asked.map(untilHeard)) };
    });
    raced.push(...(await Promise.all(some)));
  }
  const again: Raced[] = [];
  for (const { text, asked, heard } of raced) {
    const more = await Promise.all(asked.map(untilHeard));
    again.push({ text, asked: [...asked, ...asked], heard: [...heard, ...more] });
  }
  shop.close();
  return { raced: again, kills: await supervised.end() };
}

const RETRY_MS = 20;

function supervise(dataDir: string) {
  let kills = 0;
  let isOver = false;
  let running: SidecarProcess | null = null;
  let up = start();

  async function start(): Promise<string> {
    for (;;) {
      // The multiplier is any that visits all places; the last one started is left alone.
      const step = kills < KILLS ? STEPS_MIN + ((kills * 7_919) % STEPS_MORE) : 0;
      const environment = { ...environmentFor(dataDir), LOG_LEVEL: 'error' };
      const killing = step === 0 ? {} : killedAt(step, 'database');
      const started = await startProcess({ ...environment, ...killing }).catch(() => null);
      if (started !== null) {
        if (started.url === '') throw new Error(started.said.sentence);
        running = started;
        void started.ended.then(({ signal }) => {
          if (isOver) return;
          if (signal !== 'SIGKILL')
            throw new Error(`the sidecar ended by itself: ${started.log()}`);
          kills += 1;
          up = start();
        });
        return started.url;
      }
      kills += 1;
    }
  }

  return {
    url: () => up,
    async end(): Promise<number> {
      isOver = true;
      running?.kill('SIGTERM');
      await running?.ended;
      return kills;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
