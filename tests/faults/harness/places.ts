import type { Opened, WriterTerms } from '../clients/asks.ts';
import type { CastTerms } from './run.ts';

/** Who a client is before anybody has said where it goes. */
export interface Part {
  readonly name: string;
  readonly side: 'visitor' | 'agent';
  /** Of the visitor, or of the agent. */
  readonly at: number;
  readonly writes: WriterTerms;
}

type Dressed = (part: Part) => Readonly<Record<string, string>>;

/** Everybody, in crews; agents first, because a visitor who comes before them would wait. */
export function crewsOf(
  terms: CastTerms & { readonly seed: number },
  dressed: Dressed,
): readonly ((url: string) => readonly Opened[])[] {
  const { agents, agentCrews, visitors, visitorCrews } = terms;
  const parts = [
    ...Array.from({ length: agentCrews }, (_, crew) =>
      placesOf(agents, agentCrews, crew).map((at) => agentPart(terms, at)),
    ),
    ...Array.from({ length: visitorCrews }, (_, crew) =>
      placesOf(visitors, visitorCrews, crew).flatMap((at) => visitorParts(terms, at)),
    ),
  ];
  return parts.map((crew) => (url: string) => {
    return crew.map((part) => ({
      name: part.name,
      url,
      more: { kind: part.side, ...dressed(part) },
      writes: part.writes,
    }));
  });
}

function agentPart({ seed, agentsEveryMs }: PartTerms, at: number): Part {
  const writes = { seed: seed + at, burstMax: 4, everyMs: agentsEveryMs };
  return { name: `agent-${at}`, side: 'agent', at, writes };
}

function visitorParts({ seed, inTwoTabs, visitorsEveryMs }: PartTerms, at: number): Part[] {
  const tabs = at < inTwoTabs ? [1, 2] : [1];
  return tabs.map((tab) => ({
    name: `visitor-${at}-${tab}`,
    side: 'visitor',
    at,
    // What one visitor may write in a minute is shared by their tabs.
    writes: { seed: seed + 1_000 * tab + at, burstMax: 3, everyMs: visitorsEveryMs * tabs.length },
  }));
}

type PartTerms = CastTerms & { readonly seed: number };

function placesOf(count: number, crews: number, crew: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at).filter((at) => at % crews === crew);
}
