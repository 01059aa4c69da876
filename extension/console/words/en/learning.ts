import { features } from './features.ts';
import { weighing } from './weighing.ts';

/** What is said of what a shop has learned and who decides in it, in English. */
export const learning = {
  title: 'Learning',
  shop: 'Shop',
  csv: { versions: 'Versions as CSV', features: 'Features as CSV' },
  decides: 'What decides now',
  deciding: {
    plain: 'The plain rule decides: fixed points for baskets, checkout and signs of doubt.',
    prior:
      'The plain rule decides, beside the chance of a starting model learned from visits to another shop.',
    own: (when: string, sessions: string) =>
      `This shop’s own model decides, learned ${when} from ${sessions} sessions.`,
    changing: (to: string) =>
      `From now on ${to} decides. The sidecar takes it up within a minute; if this stays here, its log says why.`,
  },
  who: {
    plain: 'the plain rule',
    prior: 'the starting model',
    start: 'the starting model, or the plain rule where there is none,',
    none: 'the share of visits that end with an order',
    version: (when: string) => `the version of ${when}`,
    gone: 'an earlier version',
  },
  back: 'Go back to the one before',
  backNone: 'Nothing to go back to: no version of this shop’s own decides.',
  backAsk: (when: string) => `Take back the version of ${when}?`,
  follows: (next: string) => [
    `From then on ${next} decides, in every sidecar within a minute.`,
    'Offers and conversations under way stay as they are.',
    'Only sessions that begin after now speak for a new version, and this one never decides again.',
    'The log keeps that it was you.',
  ],
  leave: 'Leave it in force',
  backSure: 'Go back',
  backDone: 'Taken back.',
  young: 'Until it learns',
  youngSeen: (seen: string, needed: string, when: string) =>
    `${seen} of about ${needed} ended sessions, counted ${when}.`,
  youngUnseen: (needed: string) => `About ${needed} ended sessions; none were counted yet.`,
  youngNeeds: (older: string, newer: string, orders: string) => [
    `At least ${older} older sessions to learn from, and ${newer} newer ones to prove itself on.`,
    `Among the older, at least ${orders} with an order that the shop’s server confirmed, and as many without.`,
    'Then it must be better than what decides now. Nothing has to be switched on.',
  ],
  youngWhen: (minutes: string, hours: string, again: string) =>
    `A session counts ${minutes} minutes after it ended, so that its order can be confirmed. It is looked at every ${hours} hours, when ${again} more have ended.`,
  versions: 'Versions',
  learned: (when: string) => `Learned ${when}`,
  state: {
    champion: 'In force',
    retired: 'Was in force',
    rejected: 'Not clearly better',
    candidate: 'Not judged yet',
    'rolled-back': 'Taken back',
  },
  rolledBack: (by: string) => `Taken back by ${by}.`,
  from: (from: string, to: string, sessions: string, orders: string) =>
    `Visits from ${from} to ${to}: ${sessions} sessions, ${orders} with an order.`,
  discerns: {
    'very-well': 'Tells very well who will order',
    well: 'Tells well who will order',
    somewhat: 'Tells somewhat who will order',
    hardly: 'Hardly tells who will order',
  },
  discernsHow: (times: string) =>
    `of two visits, one of which ends with an order, it names the right one ${times} times of 100.`,
  off: (points: string) => `Its chances are off by ${points} points of 100 on average.`,
  unjudged: 'How right it is cannot be told.',
  numbers: { auc: 'AUC', logLoss: 'Log loss', ece: 'Calibration error' },
  gain: {
    better: (who: string, sessions: string, gain: string, error: string) =>
      `Better than ${who}: on ${sessions} sessions neither had seen it saved ${gain} of log loss per session, standard error ${error}.`,
    unclear: (who: string, sessions: string, gain: string, error: string) =>
      `No clear difference from ${who}: on ${sessions} sessions neither had seen it saved ${gain} of log loss per session, standard error ${error}.`,
    worse: (who: string, sessions: string, gain: string, error: string) =>
      `Worse than ${who}: on ${sessions} sessions neither had seen it cost ${gain} more log loss per session, standard error ${error}.`,
    few: (who: string, sessions: string) =>
      `Compared with ${who} on ${sessions} sessions: too few to say anything.`,
  },
  weighing,
  features: 'What it looks at',
  featuresHint:
    'Weight says how far a feature moved chances in the newest sessions, in log-odds on average: 0.7 doubles or halves the odds.',
  featuresYoung: 'Weight and drift come with the first version of this shop’s own.',
  order: 'In order of',
  orders: { weight: 'Weight', drift: 'Drift', table: 'Kind' },
  columns: { feature: 'Feature', weight: 'Weight', drift: 'Drift' },
  drift: { none: 'None', some: 'Some', much: 'Much' },
  driftMuch: (names: string) => `Much has changed since this was learned: ${names}.`,
  driftDo:
    'See whether the shop’s pages or what they tell were changed. If so, mend that; if visitors changed, the next version learns it by itself. If offers come at wrong moments until then, go back.',
  unit: {
    count: 'number',
    seconds: 'seconds',
    minor: 'money',
    share: 'percent',
    step: 'step',
    hour: 'hour',
    weekday: 'day, Monday to Sunday',
    'yes-no': 'yes or no',
    kind: 'one of several kinds',
  },
  replay: {
    title: 'Try it on the past first',
    hint: 'What a changed action map or another version would have done with past sessions, before anything goes live.',
    go: 'Go to Replay',
  },
  why: 'Why one may trust it',
  whys: (hours: string) => [
    'It learns only from this shop’s own ended sessions, and an order counts only when the shop’s server confirmed it.',
    'Every version is judged on the newest fifth of the sessions, which it was not learned from.',
    'It takes the place of what decides only when it is better there by more than chance explains.',
    `It learns again by itself, at most every ${hours} hours; the same sessions give the same version.`,
    'It scores; when a chat is offered is still said by your action maps, and as many visitors are held out as your policy says. What offers changed stands under Offers.',
    'A version can be taken back at any time.',
  ],
  feature: features,
  file: {
    versions: {
      model: 'Version',
      kind: 'Kind',
      state: 'State',
      learnedAt: 'Learned',
      from: 'From',
      to: 'To',
      sessions: 'Sessions',
      positives: 'With an order',
      auc: 'AUC',
      logLoss: 'Log loss',
      ece: 'Calibration error',
      against: 'Compared with',
      judgedOn: 'On sessions',
      gain: 'Log loss saved',
      standardError: 'Standard error',
      rolledBackBy: 'Taken back by',
      offered: 'Visitors offered',
      heldOut: 'Visitors held out',
      learner: 'Told apart by',
      believed: 'Part believed',
      mapsDecided: 'Maps decided',
    },
    features: {
      name: 'Feature',
      called: 'Called',
      meaning: 'Meaning',
      unit: 'Unit',
      least: 'Least',
      most: 'Most',
      weight: 'Weight',
      index: 'Drift index',
      drift: 'Drift',
    },
  },
};
