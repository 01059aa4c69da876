import { asId } from '../../../shared/kernel/ids.ts';
import type { ConversationCard } from '../../../shared/protocol/messages/conversation.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import type { Act } from '../acts.ts';
import type { Panel } from '../people/panel.ts';
import type { AgentPerson, People } from '../people/people.ts';
import type { World } from '../world.ts';

/** What agents do, from what stands in their own tables. */
export function agentActs(world: World, people: People): readonly Act[] {
  const { chance, trace } = world;
  const person = chance.one(people.agents);
  const panel = person?.panel ?? null;
  if (person === undefined || panel === null) return [];
  const does = (act: (cards: readonly ConversationCard[]) => void) => (): void =>
    people.as(panel.life, () => {
      panel.db.conversations.toArray().then(
        (cards) => act(cards),
        (error: unknown) => world.fail('a bug', `${person.agent} cannot read: ${error}`),
      );
    });
  const command = (body: AgentCommand): void => {
    trace.note(`${person.agent} asks ${JSON.stringify(body)}`);
    panel.command(body);
  };
  const mine = (cards: readonly ConversationCard[], state: ConversationCard['state']) =>
    chance.one(cards.filter((card) => card.state === state && card.holder === person.agent));
  const about = (
    state: ConversationCard['state'],
    make: (card: ConversationCard) => AgentCommand,
  ) =>
    does((cards) => {
      const card = mine(cards, state);
      if (card !== undefined) command(make(card));
    });

  return [
    {
      name: 'presence',
      weight: 3,
      act: does(() => command({ type: 'presence.set', presence: presenceOf(world) })),
    },
    {
      name: 'accept',
      weight: 14,
      act: about('assigned', ({ conversation }) => ({ type: 'conversation.accept', conversation })),
    },
    {
      name: 'decline',
      weight: 1,
      act: about('assigned', ({ conversation }) => ({
        type: 'conversation.decline',
        conversation,
      })),
    },
    {
      name: 'answer',
      weight: 14,
      act: about('active', ({ conversation }) => sayIn(world, person, conversation)),
    },
    {
      name: 'seen',
      weight: 4,
      act: about('active', ({ conversation, lines }) => ({
        type: 'chat.see',
        conversation,
        upTo: Math.max(1, lines),
      })),
    },
    {
      name: 'end',
      weight: 2,
      act: about('active', ({ conversation }) => ({ type: 'conversation.end', conversation })),
    },
    {
      name: 'hand-over',
      weight: 2,
      act: about('active', ({ conversation }) => handOver(world, people, conversation)),
    },
    {
      name: 'wrap-up',
      weight: 6,
      act: about('wrap-up', ({ conversation }) => ({
        type: 'conversation.wrap-up',
        conversation,
        disposition: 'advice',
        note: '',
      })),
    },
    {
      name: 'asks along',
      weight: 20,
      act: about('active', ({ conversation }) => askAlong(world, person, conversation)),
    },
    { name: 'ends along', weight: 1, act: () => endAlong(world, people, person, panel, command) },
    { name: 'take-over', weight: 1, act: does((cards) => takeAny(world, person, cards, command)) },
    { name: 'agent types', weight: 2, act: does((cards) => typeIn(panel, mine(cards, 'active'))) },
    { name: 'asks', weight: 2, act: does((cards) => askAbout(panel, chance.one(cards))) },
    { name: 'offer by hand', weight: 3, act: does(() => offerByHand(world, panel, command)) },
    {
      name: 'revoke',
      weight: person.role === 'lead' ? 0.4 : 0,
      act: does(() => revoke(world, people, command)),
    },
    { name: 'worker dies', weight: 1, act: () => people.endPanel(person) },
    ...people.agents
      .filter((each) => each.panel === null)
      .map(
        (away): Act => ({
          name: 'worker revives',
          weight: 6,
          act: () => people.beginPanel(away),
        }),
      ),
  ];
}

function presenceOf({ chance }: World) {
  return (
    chance.one([
      'available',
      'available',
      'available',
      'available',
      'available',
      'available',
      'busy',
      'away',
      'offline',
    ] as const) ?? 'available'
  );
}

function sayIn({ book }: World, { agent }: AgentPerson, conversation: string): AgentCommand {
  const text = `line ${book.lines.size + 1} of ${agent}`;
  book.lines.set(text, { by: agent, isRefused: false });
  return { type: 'chat.say', conversation, line: `line-${book.lines.size}-of-${agent}`, text };
}

function askAlong({ book }: World, { agent }: AgentPerson, conversation: string): AgentCommand {
  book.alongs.asked += 1;
  return { type: 'cobrowse.ask', cobrowse: `along-${book.alongs.asked}-of-${agent}`, conversation };
}

/** Ends one, or lets somebody else watch it: own ones are theirs to end, others' mostly not. */
function endAlong(
  world: World,
  people: People,
  { agent }: AgentPerson,
  panel: Panel,
  command: (body: AgentCommand) => void,
): void {
  const { chance } = world;
  const act = (cards: readonly { readonly cobrowse: string; readonly askedBy: string }[]): void => {
    const own = cards.filter(({ askedBy }) => askedBy === agent || chance.is(0.3));
    const cobrowse = chance.one(own)?.cobrowse;
    const other = chance.one(people.agents)?.agent;
    if (cobrowse === undefined || other === undefined) return;
    command(
      chance.is(0.5)
        ? { type: 'cobrowse.end', cobrowse }
        : { type: 'cobrowse.invite', cobrowse, agent: other },
    );
  };
  people.as(panel.life, () => {
    panel.db.cobrowses.toArray().then(act, (error: unknown) => {
      world.fail('a bug', `${agent} cannot read: ${error}`);
    });
  });
}

function handOver({ chance }: World, people: People, conversation: string): AgentCommand {
  const to = chance.is(0.4) ? null : (chance.one(people.agents)?.agent ?? null);
  return { type: 'conversation.hand-over', conversation, to, note: 'please' };
}

function takeAny(
  { chance }: World,
  { agent }: AgentPerson,
  cards: readonly ConversationCard[],
  command: (body: AgentCommand) => void,
): void {
  const others = cards.filter(({ state, holder }) => state !== 'closed' && holder !== agent);
  const card = chance.one(others);
  if (card === undefined) return;
  command({ type: 'conversation.take-over', conversation: card.conversation, note: '' });
}

function typeIn(panel: Panel, card: ConversationCard | undefined): void {
  if (card !== undefined) panel.typing(card.conversation);
}

function askAbout(panel: Panel, card: ConversationCard | undefined): void {
  if (card !== undefined) panel.ask(card.conversation);
}

function offerByHand(
  { chance, book }: World,
  panel: Panel,
  command: (body: AgentCommand) => void,
): void {
  const row = chance.one([...panel.floor.values()]);
  if (row === undefined) return;
  const offer = asId(`offer-${book.lines.size}-${chance.whole(0, 1e9)}`);
  command({ type: 'offer.make', session: row.session, offer });
}

function revoke({ chance }: World, people: People, command: (body: AgentCommand) => void): void {
  const other = chance.one(people.agents.filter(({ role }) => role !== 'lead'));
  if (other !== undefined) command({ type: 'agent.revoke', agent: other.agent });
}
