import { brotliCompressSync, constants } from 'node:zlib';
import { recordBudgetBytes } from '../../scripts/build/visitor-budget.ts';
import { buildPeerScripts } from '../cobrowse/peer-scripts.ts';
import { lookAtMachine } from '../measure/machine.ts';
import { providePeers } from '../measure/provide-peers.ts';
import { atMost, type Figures, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { ourChunk } from './our-chunk.ts';
import { rrwebAlone } from './rrweb-alone.ts';

interface Settings {
  readonly hasPeer: boolean;
  readonly say: (line: string) => void;
}

/** Bytes as a careful host would send them (brotli 11). */
export async function measureCobrowseSize({ hasPeer, say }: Settings): Promise<Report> {
  const machine = lookAtMachine(null);
  const peersMissing = hasPeer ? await providePeers(say) : 'Left out, as asked.';
  say('building what pages load');
  const ours = await ourChunk();
  const bytes = brotliBytes(ours.text);
  const rrweb = {
    rrwebRecord: brotliBytes(await rrwebAlone('as it comes')),
    rrwebRecordWithoutPostCss: brotliBytes(await rrwebAlone('without PostCSS')),
  };
  const others = peersMissing === null ? await buildPeerScripts() : null;
  const peers: Figures =
    others === null
      ? rrweb
      : {
          ...rrweb,
          openReplay: brotliBytes(others.openReplay),
          sentry: brotliBytes(others.sentry),
          posthog: brotliBytes(others.postHog) + brotliBytes(others.postHogRecorder),
          posthogRecorder: brotliBytes(others.postHogRecorder),
        };
  return {
    name: 'cobrowse-size',
    ours: roundedAll({
      bytes,
      minifiedBytes: ours.text.length,
      unpackedOf: ours.unpackedOf,
    }),
    floor: {},
    peers,
    ...(peersMissing === null ? {} : { peersMissing }),
    ratio: roundedAll(
      Object.fromEntries(
        Object.entries(peers).map(([name, theirs]) => [name, timesTheCost(bytes, Number(theirs))]),
      ),
    ),
    goals: [atMost('the recorder and all it brings along, bytes', bytes, recordBudgetBytes)],
    rounds: 1,
    machine: machine(),
    doubts: [],
  };
}

function brotliBytes(text: string): number {
  return brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;
}
