import type { Bus } from '../../sidecar/ports/bus.ts';
import { bends, type Mutation } from './mutations/mutation.ts';
import { MUTATIONS_OF_GIVING } from './mutations/of-giving.ts';
import { MUTATIONS_OF_OFFERS } from './mutations/of-offers.ts';
import type { Sabotage } from './sabotage.ts';

/** Passes on what is published, changed. */
const publishes = (
  change: (message: Parameters<Bus['live']>[0]) => Parameters<Bus['live']>[0] | null,
): Sabotage => ({
  bus: (bus) => ({
    ...bus,
    live(message) {
      const changed = change(message);
      if (changed !== null) bus.live(changed);
    },
  }),
});

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a store that loses an acknowledged write now and then',
    noticedBy: ['ST1', 'FD2', 'FD4', 'CV1', 'a bug'],
    sabotage: { store: (chance) => ({ losesCommit: () => chance.is(0.01) }) },
  },
  {
    name: 'a pump that skips a fact',
    noticedBy: ['FD4'],
    sabotage: {
      sent: (text, chance) => (text.includes('"seq":') && chance.is(0.02) ? null : text),
    },
  },
  {
    name: 'a pump that says a fact twice as another',
    noticedBy: ['FD4'],
    sabotage: {
      sent: (text, chance) =>
        chance.is(0.02) ? text.replace(/"text":"[^"]+"/, '"text":"something else"') : text,
    },
  },
  {
    name: 'a wire that drops an outbox entry when the page turns',
    noticedBy: ['ST1'],
    sabotage: {
      pageLoads: (local) => {
        for (const key of [...local.keys()]) {
          if (key.startsWith('toonbank.commands.')) local.delete(key);
        }
      },
    },
  },
  {
    name: 'a pacing that ignores one offer',
    noticedBy: ['EN8', 'FD4'],
    sabotage: bends((tx) => ({
      offers: { ...tx.offers, open: async () => (await tx.offers.open()).slice(1) },
    })),
  },
  {
    name: 'caps that know of no earlier offer',
    noticedBy: ['EN7', 'EN2'],
    sabotage: bends((tx) => ({
      offers: {
        ...tx.offers,
        ofVisitor: async (visitor, since) =>
          (await tx.offers.ofVisitor(visitor, since)).filter(({ state }) => state === 'offered'),
      },
    })),
  },
  {
    name: 'a holdout that never holds out',
    noticedBy: ['EN2'],
    sabotage: bends((tx) => ({
      offers: {
        ...tx.offers,
        put: (offer) =>
          tx.offers.put(
            offer.state === 'held-out' ? { ...offer, state: 'timed-out', silence: null } : offer,
          ),
      },
    })),
  },
  {
    name: 'a relay that sends to everyone',
    noticedBy: ['CV3'],
    sabotage: publishes((message) =>
      message.body.type === 'chat.typing' ? { ...message, to: 'visitors' } : message,
    ),
  },
  {
    name: 'lines told to the floor',
    noticedBy: ['CV3', 'FD4', 'a bug'],
    sabotage: bends((tx) => ({
      feed: {
        ...tx.feed,
        append: async (audience, at, fact) => {
          const seq = await tx.feed.append(audience, at, fact);
          if (fact.type === 'chat.said' && audience !== 'floor')
            await tx.feed.append('floor', at, fact);
          return seq;
        },
      },
    })),
  },
  {
    name: 'a revocation that closes nothing',
    noticedBy: ['PP3', 'ID2'],
    sabotage: publishes((message) => (message.body.type === 'bye' ? null : message)),
  },
  {
    name: 'marks that are forgotten at once',
    noticedBy: ['ST1', 'FD3', 'CV1', 'a bug'],
    sabotage: bends((tx) => ({
      marks: { ...tx.marks, find: async () => null, put: async () => undefined },
    })),
  },
  {
    name: 'tabs whose mark is never raised',
    noticedBy: ['PV2'],
    sabotage: bends((tx) => ({ visitors: { ...tx.visitors, mark: async () => undefined } })),
  },
  {
    name: 'consent that is taken for granted',
    noticedBy: ['PV2', 'a bug'],
    sabotage: bends((tx) => ({
      visitors: {
        ...tx.visitors,
        put: (visitor) => tx.visitors.put(visitor),
        find: async (id) => {
          const visitor = await tx.visitors.find(id);
          return visitor === null ? null : { ...visitor, observe: true };
        },
      },
    })),
  },
  {
    name: 'one slot too many for everybody',
    noticedBy: ['RT1', 'EN8'],
    sabotage: bends((tx) => ({
      agents: {
        ...tx.agents,
        all: async () =>
          (await tx.agents.all()).map((agent) => ({ ...agent, capacity: agent.capacity + 1 })),
        put: (agent) => tx.agents.put({ ...agent, capacity: Math.max(1, agent.capacity - 1) }),
      },
    })),
  },
  {
    name: 'a queue that loses sight of who waits',
    noticedBy: ['RT6', 'CV2', 'FD4', 'a bug'],
    sabotage: bends((tx) => ({
      conversations: {
        ...tx.conversations,
        open: async () =>
          (await tx.conversations.open()).filter(
            ({ state, lines }) => state !== 'queued' || lines < 3,
          ),
      },
    })),
  },
  {
    name: 'a visitor who talks in two conversations',
    noticedBy: ['CV2'],
    sabotage: bends((tx) => ({
      conversations: { ...tx.conversations, openOf: async () => null },
    })),
  },
  {
    name: 'a question to look along that answers itself',
    noticedBy: ['CB2', 'FD4'],
    sabotage: bends((tx) => ({
      cobrowses: {
        ...tx.cobrowses,
        put: (cobrowse) =>
          tx.cobrowses.put(
            cobrowse.state === 'asked'
              ? { ...cobrowse, state: 'active', pageSeenAt: cobrowse.askedAt }
              : cobrowse,
          ),
      },
    })),
  },
  {
    name: 'looking along that outlives its conversation',
    noticedBy: ['CB3'],
    sabotage: bends((tx) => ({
      cobrowses: { ...tx.cobrowses, ofConversation: async () => [] },
    })),
  },
  {
    name: 'a stop that is acknowledged and not kept',
    noticedBy: ['CB2', 'FD4'],
    sabotage: bends((tx) => ({
      cobrowses: {
        ...tx.cobrowses,
        put: async (cobrowse) => {
          const isRefused =
            cobrowse.ending === 'declined' || cobrowse.ending === 'stopped-by-visitor';
          if (!isRefused) await tx.cobrowses.put(cobrowse);
        },
      },
    })),
  },
  {
    name: 'a queue that leaves conversations with who passed them over',
    noticedBy: ['RT3'],
    sabotage: bends((tx) => ({
      conversations: {
        ...tx.conversations,
        put: (conversation) =>
          tx.conversations.put(
            conversation.state === 'queued'
              ? { ...conversation, holder: conversation.passedOver.at(-1) ?? null }
              : conversation,
          ),
      },
    })),
  },
  ...MUTATIONS_OF_OFFERS,
  ...MUTATIONS_OF_GIVING,
];
