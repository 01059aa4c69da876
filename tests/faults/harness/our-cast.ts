import { fileURLToPath } from 'node:url';
import { EXTENSION_ORIGIN } from '../../../sidecar/config/extension-id.ts';
import type { BreakingName } from '../clients/variants.ts';
import { inviteAgents } from './invite.ts';
import { keptLines } from './kept-lines.ts';
import { crewsOf } from './places.ts';
import type { Casting } from './run.ts';
import { startSidecarServer } from './sidecar-server.ts';

export interface OurTerms {
  /** What is left out of the transport of which panel; of the others nothing. */
  readonly agentBreaks: readonly BreakingName[];
  /** Of the usual wait between two tries: shorter, so that a minute holds more of them. */
  readonly waitShare: number;
}

const SHOP = 'boots';
const SHOP_ORIGIN = 'https://boots.example';
const module = fileURLToPath(new URL('../clients/ours.ts', import.meta.url));

/** The real sidecar, its own pages and its own panels. */
export function ourCast({ agentBreaks, waitShare }: OurTerms): Casting {
  return async (terms, hosts, dataDir, listening) => {
    const server = await startSidecarServer(dataDir, hosts);
    listening(server.port);
    const codes = await inviteAgents(hosts[0] ?? '', server.said, terms);
    const crews = crewsOf(terms, ({ side, at }) =>
      side === 'agent'
        ? {
            code: codes[at] ?? '',
            origin: EXTENSION_ORIGIN,
            agentBreaks: agentBreaks[at] ?? 'nothing',
            waitShare: String(waitShare),
          }
        : { visitor: String(at), origin: SHOP_ORIGIN, shop: SHOP, waitShare: String(waitShare) },
    );
    return { server, module, crews, kept: () => keptLines(dataDir) };
  };
}
