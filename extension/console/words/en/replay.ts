/** What is said of replaying the past through a change, in English. */
export const replay = {
  title: 'Replay',
  hint: 'What a changed action map, policy or model would have done with past sessions. Nothing goes live by it, and nothing is kept.',
  shop: 'Models of',
  model: 'Scored by',
  asNow: 'What decides now',
  plain: 'The plain rule',
  version: (when: string) => `The version of ${when}`,
  file: 'Changes, as a file',
  fileHint: (chars: string) =>
    `Choose a file or drop it here: JSON of one action map, of a policy, or of some of its fields. At most ${chars} characters. Without one, the maps in force.`,
  chosen: (name: string) => `${name} is read.`,
  notJson: (name: string) => `${name} holds no JSON. Choose a file with an action map or a policy.`,
  tooLarge: (name: string, chars: string) =>
    `${name} is too large: at most ${chars} characters. Leave the fields out that stay as they are.`,
  clear: 'Without the file',
  go: 'Replay',
  goNone: 'Choose another model or a file first.',
  none: 'Nothing replayed yet.',
  noneHint: 'The sessions of these days are led through what decides now and through the change.',
  going: (days: number) => `Replaying the sessions of the last ${days} days.`,
  goingHint: 'Thousands of sessions take some minutes. Everybody else is served meanwhile.',
  stop: 'Stop',
  refused: 'It could not be replayed. Try again in a moment.',
  result: 'What it would have done',
  csv: { maps: 'Maps as CSV', estimates: 'Estimates as CSV' },
  read: (sessions: string, visitors: string, from: string, to: string) =>
    `${sessions} sessions of ${visitors} visitors, from ${from} to ${to}.`,
  cut: 'Older sessions of these days were left out.',
  noSessions: 'No session ended in these days.',
  withFile: (name: string) => `With ${name}.`,
  scored: (who: string) => `Scored by ${who}.`,
  scoredBoth: (before: string, after: string) =>
    `Scored by ${before}; after the change by ${after}.`,
  orders: 'Orders of visitors who met an action map',
  says: {
    nobody: 'Nobody met an action map in these days: of orders nothing can be said.',
    'too-few':
      'Cannot be told: too few visitors met an action map where the change was ever tried.',
    untold:
      'Cannot be told: too little of what was done is what would be done. Only trying it for real can say.',
    more: 'More orders.',
    fewer: 'Fewer orders.',
    unclear: 'No clear difference.',
  },
  was: (mean: string, low: string, high: string) =>
    `As it was, ${mean} of 100 ordered: between ${low} and ${high}.`,
  would: (mean: string, low: string, high: string) =>
    `With the change it would have been ${mean} of 100: between ${low} and ${high}.`,
  untried: (untried: string, met: string) =>
    `Of ${untried} of ${met} visitors nothing can be said: what would be done was never tried there.`,
  claimed: 'Orders as pages claim them: the shop’s server confirmed none.',
  estimates: 'Three ways to estimate it',
  estimators: {
    was: 'As it was',
    doublyRobust: 'Doubly robust',
    selfNormalised: 'Self-normalised',
    inversePropensity: 'Inverse propensity',
  },
  estimated: {
    by: 'Estimated by',
    mean: 'Of 100',
    low: 'At least',
    high: 'At most',
    effectiveRows: 'Worth visitors',
  },
  table: (map: string) => `${map}, before and after the change`,
  before: 'Before',
  after: 'After',
  difference: 'Difference',
  numbers: {
    qualified: 'Qualified',
    heldOut: 'Held out',
    offered: 'Offered',
    accepted: 'Accepted, expected',
    engaged: 'Answered, expected',
    ordersOffered: 'Ordered after an offer',
    ordersHeldOut: 'Ordered, held out',
  },
  unknown: 'not known',
  expected: {
    map: (accepted: string, engaged: string) =>
      `Expected by this map’s own offers: ${accepted} of 100 accepted, ${engaged} answered.`,
    shop: (accepted: string, engaged: string) =>
      `Expected by all maps together, because this one offered too little: ${accepted} of 100 accepted, ${engaged} answered.`,
    none: 'Nothing was ever offered here: what would be accepted is not known.',
  },
  noMaps: 'There is no action map, before or after the change.',
  leftOutTitle: 'What is not as it would be',
  leftOut: {
    room: 'Somebody is always free, so more is offered than would be. Compare before with after, not with what was offered.',
    answers:
      'What would be said to an offer that was not made is not known: none of them counts as a no that keeps later ones away.',
    batches:
      'Acts that came together are judged one by one, so a call may come some seconds sooner.',
    orders:
      'Orders in the tables are as they went then: what offers change in them only the estimates say.',
  },
  columns: {
    actionMap: 'Action map',
    name: 'Name',
    side: 'Before or after',
    expectedBy: 'Expected by',
  },
};
