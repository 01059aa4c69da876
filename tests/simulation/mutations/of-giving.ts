import { bends, type Mutation } from './mutation.ts';

const UNUSED = { minor: 0, exercises: 0 };

/** Pieces of mandates, codes and the ledger. */
export const MUTATIONS_OF_GIVING: readonly Mutation[] = [
  {
    name: 'limits of which nothing was ever used',
    noticedBy: ['MD1'],
    sabotage: bends((tx) => ({
      ledger: {
        ...tx.ledger,
        used: async (scopes) =>
          new Map([...(await tx.ledger.used(scopes)).keys()].map((scope) => [scope, UNUSED])),
      },
    })),
  },
  {
    name: 'a ledger that leaves a charge out',
    noticedBy: ['MD1'],
    sabotage: bends((tx) => ({
      ledger: {
        ...tx.ledger,
        append: (entries, link) =>
          tx.ledger.append(
            entries.map((entry) => ({ ...entry, charges: entry.charges.slice(1) })),
            link,
          ),
      },
    })),
  },
  {
    name: 'rows that are tied to nothing before them',
    noticedBy: ['MD1'],
    sabotage: bends((tx) => ({
      ledger: {
        ...tx.ledger,
        append: (entries, link) =>
          tx.ledger.append(entries, (previous, entry) => link(previous.slice(0, 1), entry)),
      },
    })),
  },
  {
    name: 'goodwill that is forgotten while somebody has to carry it out',
    noticedBy: ['MD8', 'MD1'],
    sabotage: bends((tx) => ({
      exercises: {
        ...tx.exercises,
        find: async (id) => {
          const exercise = await tx.exercises.find(id);
          return exercise?.task != null && exercise.cost === null ? null : exercise;
        },
      },
    })),
  },
  {
    name: 'a code that was used and does not know it',
    noticedBy: ['CD1', 'CD2', 'CD3', 'a bug'],
    sabotage: bends((tx) => ({
      codes: {
        ...tx.codes,
        findByText: async (shop, text) => {
          const code = await tx.codes.findByText(shop, text);
          return code?.state === 'redeemed' ? { ...code, state: 'shown', order: null } : code;
        },
      },
    })),
  },
  {
    name: 'a question that stays open when it was answered',
    noticedBy: ['AP2'],
    sabotage: bends((tx) => ({
      approvals: {
        ...tx.approvals,
        find: async (id) => {
          const approval = await tx.approvals.find(id);
          return approval === null || approval.state === 'timed-out'
            ? approval
            : { ...approval, state: 'asked', answeredBy: null };
        },
      },
    })),
  },
  {
    name: 'a shop that is never asked to take a code back',
    noticedBy: ['CD9'],
    sabotage: bends((tx) => ({
      effects: {
        ...tx.effects,
        add: async (effect) => {
          if (effect.body.type !== 'code.revoke') await tx.effects.add(effect);
        },
      },
    })),
  },
  {
    name: 'a shop whose calls are answered and not kept',
    noticedBy: ['CD2', 'CD3', 'CD5', 'ST1'],
    sabotage: bends((tx) => ({
      marks: {
        ...tx.marks,
        find: async (caller, id) => (caller.startsWith('shop.') ? null : tx.marks.find(caller, id)),
        put: async (mark) => {
          if (!mark.caller.startsWith('shop.')) await tx.marks.put(mark);
        },
      },
    })),
  },
  {
    name: 'what is given, told to whom it is given to',
    noticedBy: ['CV3', 'a bug'],
    sabotage: bends((tx) => ({
      feed: {
        ...tx.feed,
        append: async (audience, at, fact) => {
          if (fact.type === 'exercise.changed') {
            await tx.feed.append(`visitor.${fact.card.visitor}`, at, fact);
          }
          return tx.feed.append(audience, at, fact);
        },
      },
    })),
  },
];
