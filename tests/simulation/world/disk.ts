import { memoryStore } from '../../../sidecar/adapters/store/memory.ts';
import { type Store, StoreUnavailable, type Tx } from '../../../sidecar/ports/store.ts';
import type { Chances } from './chance.ts';
import type { Life, Times } from './times.ts';

/** What a commit may meet, for one seed; shares of commits. */
export interface DiskWeather {
  readonly slowShare: number;
  readonly slowMs: number;
  readonly crashBeforeShare: number;
  readonly crashAfterShare: number;
}

/** Bends what a sidecar reads and writes: how a mutation gets in. */
export interface StoreBend {
  /** What work gets instead of its tx. */
  readonly tx?: (tx: Tx) => Tx;
  /** True to lose this commit although it is acknowledged. */
  readonly losesCommit?: () => boolean;
}

/** What outlives the sidecar: the committed content of the memory store. */
export interface Disk {
  /** The disk as one sidecar process has it; answers it nothing once the process is dead. */
  mountFor(life: Life, crash: (why: string) => void): Store;
  /** Commits so far. */
  commits(): number;
  /** What is committed, seen from outside; null while a commit is under way. */
  look<T>(work: (tx: Tx) => Promise<T>): Promise<T | null>;
  refuse(isRefusing: boolean): void;
  /** Whether commits may take long, or fail, at this moment. */
  isBad(): boolean;
  /** The process that wrote is gone: what it had not finished is, or is not, on disk. */
  powerGone(): void;
  setWeather(weather: DiskWeather): void;
}

export const FINE_DISK: DiskWeather = {
  slowShare: 0,
  slowMs: 0,
  crashBeforeShare: 0,
  crashAfterShare: 0,
};

class Lost extends Error {}

export function openDisk(times: Times, chance: Chances, bend: StoreBend): Disk {
  let weather = FINE_DISK;
  let isRefusing = false;
  let commits = 0;
  let busy = 0;
  let writer: { readonly life: Life; readonly crash: (why: string) => void } | null = null;
  let crashesAfter = false;
  let finish: ((isKept: boolean) => void) | null = null;

  async function beforeCommit(): Promise<void> {
    if (isRefusing) throw new StoreUnavailable('The disk refuses.');
    if (writer === null) return;
    if (writer.life.isOver) throw new Lost('the process is dead');
    if (chance.is(weather.crashBeforeShare)) {
      writer.crash('just before a commit');
      throw new Lost('the process died before this was on disk');
    }
    crashesAfter = chance.is(weather.crashAfterShare);
    if (!chance.is(weather.slowShare)) return;
    const waitMs = chance.around(weather.slowMs);
    const isKept = await new Promise<boolean>((resolve) => {
      finish = resolve;
      times.later(waitMs, () => resolve(true), writer?.life);
    });
    finish = null;
    if (!isKept) throw new Lost('the process died before this was on disk');
  }

  const store = memoryStore({ beforeCommit });

  return {
    commits: () => commits,
    isBad: () => isRefusing || weather.slowShare > 0,
    refuse(refusing) {
      isRefusing = refusing;
    },
    setWeather(next) {
      weather = next;
    },
    async look(work) {
      return busy > 0 ? null : store.read(work);
    },
    powerGone() {
      finish?.(chance.is(0.5));
    },
    mountFor(life, crash) {
      const bent = bend.tx ?? ((tx: Tx) => tx);
      const alive = <T>(given: Tx, work: (tx: Tx) => Promise<T>): Promise<T> => {
        if (life.isOver) throw new Lost('the process is dead');
        return work(bent(given));
      };
      /** Whoever is dead hears nothing any more. */
      async function toTheLiving<T>(asked: Promise<T>): Promise<T> {
        try {
          const answer = await asked;
          return life.isOver ? await never<T>() : answer;
        } catch (error) {
          return life.isOver || error instanceof Lost ? never<T>() : Promise.reject(error);
        }
      }
      return {
        isShared: store.isShared,
        transact: (work) => toTheLiving(write(work)),
        read: (work) => toTheLiving(store.read((tx) => alive(tx, work))),
        health: () => store.health(),
        scrub: () => store.scrub(),
        close: async () => undefined,
      };

      async function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
        busy += 1;
        try {
          const isLost = bend.losesCommit?.() === true;
          const answered: { readonly value: T }[] = [];
          const asked = store.transact(async (tx) => {
            writer = { life, crash };
            const value = await alive(tx, work);
            answered.push({ value });
            if (isLost) throw new Forgotten();
            return value;
          });
          const value = await asked.catch((error: unknown) => {
            const [given] = answered;
            if (error instanceof Forgotten && given !== undefined) return given.value;
            throw error;
          });
          commits += 1;
          if (crashesAfter && !life.isOver) crash('just after a commit');
          return value;
        } finally {
          crashesAfter = false;
          busy -= 1;
        }
      }
    },
  };
}

/** A mutation: acknowledged and not kept. */
class Forgotten extends Error {}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
