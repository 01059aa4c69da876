import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { providePeers } from '../measure/provide-peers.ts';
import { quantile } from '../measure/quantile.ts';
import { atMost, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { codecTimes, openReplayMinute, ourMinute, rrwebMinute } from './arms.ts';
import { buildScripts } from './built-scripts.ts';
import { readFrames } from './frames-of.ts';
import { deflatedEach, deflatedStream, packedBest } from './packed.ts';
import { openShopServer } from './shop-server.ts';

interface Settings {
  /** A minute; shorter only to see whether it runs at all. */
  readonly minuteMs: number;
  readonly hasPeer: boolean;
  readonly say: (line: string) => void;
}

const MINUTE_MS = 60_000;
const OPEN_REPLAY_SHARE = 0.6;
const FLOOR_SHARE = 1.3;
const DELAY_MAX_MS = 100;

/** All arms live the same minute at the same time, each in a browser context of its own: bytes are counted, not time. */
export async function measureCobrowseBytes({ minuteMs, hasPeer, say }: Settings): Promise<Report> {
  const machine = lookAtMachine(null);
  const peersMissing = hasPeer ? await providePeers(say) : 'Left out, as asked.';
  const found = findBrowser();
  if (found === undefined) throw new Error('No Chromium was found. Install it, then try again.');
  say('building what the pages load');
  const scripts = await buildScripts(peersMissing === null);
  const shop = await openShopServer();
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  try {
    say('a minute in every arm, and half a minute until the slowest has sent');
    const [{ elements }, rrweb] = await Promise.all([
      ourMinute(browser, shop, scripts, minuteMs),
      rrwebMinute(browser, shop, scripts, minuteMs),
      scripts.openReplay === null
        ? null
        : openReplayMinute(browser, shop, scripts.openReplay, minuteMs),
    ]);
    const ours = readFrames(shop.frames);
    const log = ours.batches.flat().map((event) => JSON.stringify(event));
    const best = packedBest(log.join('\n'));
    const times = await codecTimes(browser, shop, scripts, ours.batches);
    const openReplay = scripts.openReplay === null ? null : shop.openReplayBytes();
    const peers = {
      ...(openReplay === null ? {} : { openReplay }),
      rrwebJson: rrweb.reduce((sum, event) => sum + Buffer.byteLength(event), 0),
      rrwebDeflatedEach: deflatedEach(rrweb),
      rrwebDeflatedStream: await deflatedStream(rrweb),
    };
    const ageMs = quantile(ours.agesMs, 0.95);
    const seen = machine();
    return {
      name: 'cobrowse-bytes',
      ours: roundedAll({
        bytes: ours.bytes,
        onSocketBytes: ours.onSocketBytes,
        pictureBytes: ours.pictureBytes,
        frames: ours.frames,
        beats: ours.beats,
        ageMs: { p50: quantile(ours.agesMs, 0.5), p95: ageMs },
        onMainThread: { ...times },
        elements,
      }),
      floor: { bytes: best.bytes, by: best.by, jsonBytes: Buffer.byteLength(log.join('\n')) },
      peers,
      ...(peersMissing === null ? {} : { peersMissing }),
      ratio: roundedAll({
        ...Object.fromEntries(
          Object.entries(peers).map(([name, bytes]) => [name, timesTheCost(ours.bytes, bytes)]),
        ),
        floor: timesTheCost(ours.bytes, best.bytes),
      }),
      goals: [
        ...(openReplay === null
          ? []
          : [atMost('times the bytes of OpenReplay', ours.bytes / openReplay, OPEN_REPLAY_SHARE)]),
        atMost('times the bytes of the floor', ours.bytes / best.bytes, FLOOR_SHARE),
        atMost('age of the oldest change when it leaves in ms, p95', ageMs, DELAY_MAX_MS),
        atMost(
          'ms to encode and pack the minute, times JSON.stringify and packing that',
          (times.encodeMs + times.deflateMs) / (times.jsonMs + times.jsonDeflateMs),
          1,
        ),
      ],
      rounds: 1,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(minuteMs === MINUTE_MS ? [] : [`the minute took ${minuteMs} ms`]),
      ],
    };
  } finally {
    await browser.close();
    await shop.close();
  }
}
