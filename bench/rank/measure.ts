import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { providePeers } from '../measure/provide-peers.ts';
import { median, quantile } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { type Arm, inRounds } from '../measure/rounds.ts';
import { type Engine, engines } from './arms.ts';
import { type Corpus, makeCorpus } from './corpus.ts';

export interface Settings {
  readonly rounds: number;
  readonly articles: number;
  readonly questions: number;
  readonly say: (line: string) => void;
}

interface Asked {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Of the questions, those whose article was among the three. */
  readonly foundShare: number;
}

const GOAL_MS = 3;

/** How long the best three take and how often the right one is among them, ours beside other engines. */
export async function measureRank({ rounds, articles, questions, say }: Settings): Promise<Report> {
  const missing = await providePeers(say);
  if (missing !== null) throw new Error(missing);
  const machine = lookAtMachine(null);
  const corpus = makeCorpus(articles, questions);
  say(`building over ${articles} articles`);
  const all = await engines(corpus);
  try {
    const arms: readonly Arm<Asked>[] = all.map((engine) => ({
      name: engine.name,
      measure: () => askAll(engine, corpus),
    }));
    const measured = await inRounds(arms, rounds, say);
    const seen = machine();
    const figures = (name: string): Figures => {
      const of = measured.get(name) ?? [];
      const middle = (what: keyof Asked): number => median(of.map((asked) => asked[what]));
      return {
        p50Ms: middle('p50Ms'),
        p95Ms: middle('p95Ms'),
        p99Ms: middle('p99Ms'),
        foundShare: middle('foundShare'),
        buildMs: all.find((engine) => engine.name === name)?.buildMs ?? Number.NaN,
      };
    };
    const p95 = (name: string): number => Number(figures(name).p95Ms);
    return {
      name: 'rank',
      ours: roundedAll({
        ...figures('ours'),
        byWordsAlone: figures('oursByWords'),
        throughThread: figures('oursThroughThread'),
      }),
      floor: {},
      peers: roundedAll({
        minisearch: figures('minisearch'),
        orama: figures('orama'),
        flexsearch: figures('flexsearch'),
      }),
      ratio: roundedAll({
        minisearch: timesTheCost(p95('ours'), p95('minisearch')),
        orama: timesTheCost(p95('ours'), p95('orama')),
        flexsearch: timesTheCost(p95('ours'), p95('flexsearch')),
      }),
      goals: [
        atMost('p95 ms for the best three, learned', p95('ours'), GOAL_MS),
        atMost('p95 ms through the thread', p95('oursThroughThread'), GOAL_MS),
      ],
      rounds,
      machine: seen,
      doubts: loadDoubt(seen),
    };
  } finally {
    for (const { close } of all) await close?.();
  }
}

async function askAll({ ask }: Engine, { questions }: Corpus): Promise<Asked> {
  const took: number[] = [];
  let found = 0;
  for (const { text, article } of questions) {
    const begun = performance.now();
    const ids = await ask(text);
    took.push(performance.now() - begun);
    if (ids.includes(article)) found += 1;
  }
  return {
    p50Ms: quantile(took, 0.5),
    p95Ms: quantile(took, 0.95),
    p99Ms: quantile(took, 0.99),
    foundShare: found / questions.length,
  };
}
