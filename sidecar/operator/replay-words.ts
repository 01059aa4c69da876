import type { LeftOut, ReplayAnswer } from '../app/replay/answer.ts';
import type { Estimate } from '../domain/learning/evaluate/estimators.ts';

type Row = readonly [name: string, before: string, after: string];

/** An answer for the terminal: each map before and after, what the estimators say, and what is left out. */
export function replayLines(answer: ReplayAnswer): readonly string[] {
  const { from, to, sessions, visitors, isCut } = answer;
  return [
    `${sessions} sessions of ${visitors} visitors, ${day(from)} to ${day(to)}.`,
    ...(isCut ? ['Older sessions of these days were left out: these are the newest.'] : []),
    ...scoredLines(answer),
    ...answer.maps.flatMap((map) => ['', ...mapLines(map)]),
    '',
    ...estimateLines(answer.estimates),
    '',
    ...answer.leftOut.map((kind) => LEFT_OUT[kind]),
  ];
}

function scoredLines({ decisions: { before, after } }: ReplayAnswer): readonly string[] {
  const [was, is] = [before.join(', '), after.join(', ')];
  if (was === '') return [];
  return [was === is ? `Scored by ${was}.` : `Scored by ${was}; after the change by ${is}.`];
}

function mapLines({ actionMap, name, rates, before, after }: ReplayAnswer['maps'][number]) {
  const rows: readonly Row[] = [
    [`${name} (${actionMap})`, 'before', 'after'],
    ['  qualified', whole(before.qualified), whole(after.qualified)],
    ['  held out', whole(before.heldOut), whole(after.heldOut)],
    ['  offered', whole(before.offered), whole(after.offered)],
    ['  accepted, expected', whole(before.accepted), whole(after.accepted)],
    ['  engaged, expected', whole(before.engaged), whole(after.engaged)],
    ['  orders, offered', whole(before.ordersOffered), whole(after.ordersOffered)],
    ['  orders, held out', whole(before.ordersHeldOut), whole(after.ordersHeldOut)],
  ];
  const by =
    rates === null
      ? '  Nothing was ever offered here: what would be accepted is not known.'
      : `  Expected by what ${rates.of === 'map' ? 'this map' : 'all maps together'} came to: ${percent(rates.accepted)} accepted, ${percent(rates.engaged)} engaged.`;
  return [...aligned(rows), by];
}

function aligned(rows: readonly Row[]): readonly string[] {
  const widths = [0, 1, 2].map((place) =>
    Math.max(...rows.map((row) => (row[place] ?? '').length)),
  );
  const [first = 0, second = 0, third = 0] = widths;
  return rows.map(
    ([name, before, after]) =>
      `${name.padEnd(first)}  ${before.padStart(second)}  ${after.padStart(third)}`,
  );
}

function estimateLines({ met, untried, orders, was, wouldBe }: ReplayAnswer['estimates']) {
  const told = `Orders${orders === 'claimed' ? ', as pages claim them,' : ''} per visitor who met a map`;
  const tried = met - untried;
  const beside =
    untried === 0
      ? []
      : [`Of ${untried} of ${met} nothing can be said: what would be done was never tried there.`];
  if (was === null) return [...beside, `${told}: ${tried} are too few to say anything.`];
  const asItWas = `${told}, as it was: ${interval(was)}.`;
  if (wouldBe === null) {
    return [
      ...beside,
      asItWas,
      'What would have become of them cannot be said: too little of what was done is what would be done.',
    ];
  }
  return [
    ...beside,
    asItWas,
    'As it would have been:',
    `  by inverse propensity   ${interval(wouldBe.inversePropensity)}`,
    `  self-normalised         ${interval(wouldBe.selfNormalised)}`,
    `  doubly robust           ${interval(wouldBe.doublyRobust)}`,
    `  The weights leave what ${Math.round(wouldBe.doublyRobust.effectiveRows)} of ${tried} visitors would say.`,
  ];
}

const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  room: 'Room is not replayed: as if somebody had always been free, so more is offered than would be.',
  answers:
    'What would be said to offers that were not made is not known: none of them counts as a no.',
  orders:
    'Orders beside a map are as it went then: what offers change in them only the estimates say.',
  batches: 'Acts that came together are judged one by one, so a call may come some seconds sooner.',
};

function interval({ mean, low, high }: Estimate): string {
  return `${percent(mean)}, with 95 % confidence ${percent(low)} to ${percent(high)}`;
}

function whole(count: number | null): string {
  return count === null ? 'not known' : String(Math.round(count));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
