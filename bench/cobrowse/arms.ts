import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.ts';
import { type BuiltScripts, buildScripts } from '../cobrowse-bytes/built-scripts.ts';
import { providePeers } from '../measure/provide-peers.ts';
import { openPageServer, type PageServer } from './page-server.ts';
import { buildPeerScripts } from './peer-scripts.ts';
import { silentArms } from './prove-sending.ts';
import { BENCH_ARGS } from './recorded-page.ts';
import { NONE, OBSERVER, ours, peerArms, type RecorderArm, rrweb } from './recorders.ts';

/** A browser, a server, and everything that is measured beside each other in them. */
export interface RecorderArms {
  readonly browser: Browser;
  readonly server: PageServer;
  readonly none: RecorderArm;
  readonly observer: RecorderArm;
  readonly ours: RecorderArm;
  /** rrweb as it comes, then everybody else's. */
  readonly peers: readonly RecorderArm[];
  readonly all: readonly RecorderArm[];
  /** Why `peers` is rrweb alone; null when it is not. */
  readonly peersMissing: string | null;
  /** Arms that were to send and did not. */
  readonly silent: readonly string[];
  close(): Promise<void>;
}

interface Terms {
  readonly pages: Readonly<Record<string, string>>;
  readonly hasPeer: boolean;
  readonly say: (line: string) => void;
}

export async function openRecorderArms({ pages, hasPeer, say }: Terms): Promise<RecorderArms> {
  const peersMissing = hasPeer ? await providePeers(say) : 'Left out, as asked.';
  const found = findBrowser();
  if (found === undefined) throw new Error('No Chromium was found. Install it, then try again.');
  say('building what the pages load');
  const scripts: BuiltScripts = await buildScripts(false);
  const others = peersMissing === null ? await buildPeerScripts() : null;
  const server = await openPageServer({ pages, postHogRecorder: others?.postHogRecorder ?? '' });
  const browser = await chromium.launch({ executablePath: found.path, args: [...BENCH_ARGS] });
  const own = ours(scripts);
  const peers = [rrweb(scripts), ...(others === null ? [] : peerArms(others))];
  const all = [NONE, OBSERVER, own, ...peers];
  say('seeing whether every recorder sends');
  const silent = await silentArms(browser, server, all);
  return {
    browser,
    server,
    none: NONE,
    observer: OBSERVER,
    ours: own,
    peers,
    all,
    peersMissing,
    silent,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** In words, for the doubts of a run. */
export function silentDoubt(silent: readonly string[]): readonly string[] {
  return silent.length === 0 ? [] : [`recorded, but sent nothing: ${silent.join(', ')}`];
}
