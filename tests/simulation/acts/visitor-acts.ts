import { NATURES } from '../../../demo/truth/natures.ts';
import type { CobrowseAnswer, CobrowseStop } from '../../../shared/protocol/messages/cobrowse.ts';
import type { Signal } from '../../../shared/protocol/messages/session.ts';
import type { TalkState } from '../../../visitor/widget/talk-state.ts';
import type { Act } from '../acts.ts';
import { type Mind, newPage } from '../people/mind.ts';
import type { Page } from '../people/page.ts';
import type { People, Shopper, Tab } from '../people/people.ts';
import type { World } from '../world.ts';

/** What shoppers do: look around, hesitate, talk, change their mind, leave. */
export function visitorActs(world: World, people: People): readonly Act[] {
  const { chance, trace, book } = world;
  const shopper = chance.one(people.shoppers);
  const tab = chance.one(shopper?.tabs ?? []);
  const page = tab?.page ?? null;
  if (shopper === undefined) return [];
  if (tab === undefined) {
    return [{ name: 'tab opens', weight: 20, act: () => people.openTab(shopper) }];
  }
  if (page === null) return [];

  const does = (what: string, act: (page: Page) => void) => (): void => {
    trace.note(`${tab.name} ${what}`);
    people.as(page.life, () => act(page));
  };
  const { talk, consent } = page;
  const isWired = page.wire() !== null;
  const state = stateOf(world, page);
  const { mind } = shopper;
  const { accepts, rejects } = NATURES[mind.type];
  if (state.offer !== null) mind.sees();
  // Whoever talks is offered nothing: where nothing is given, most wait until they are asked.
  const isQuiet = world.shop === null;
  const eager = isQuiet && state.conversation === null ? 2 : 14;
  const say = does('says something', (own) => sayOn(world, own, shopper.name));
  const leaveMessage = (): void => {
    const text = `message ${book.lines.size + 1} of ${shopper.name}`;
    book.lines.set(text, { by: shopper.name, isRefused: false });
    does(`leaves "${text}"`, () => {
      talk.open();
      const before = page.wire()?.waiting().length ?? 0;
      talk.leaveMessage(text, 'me@home.example');
      noteUnsaid(page, before, text, book);
    })();
  };

  const withdrawsElsewhere = (): void => {
    const other = shopper.tabs.find((each) => each !== tab)?.page ?? null;
    if (other === null) return;
    does('looks around while another tab no longer allows observing', (own) => stray(world, own))();
    people.as(other.life, () => other.consent.set(false));
  };

  return [
    {
      name: 'signal',
      weight: consent.canObserve() ? (isQuiet ? 45 : 6) : 0,
      act: does('looks around', (own) => walkOn(world, own, mind)),
    },
    {
      // Pages of shops that tell nonsense.
      name: 'stray signal',
      weight: consent.canObserve() ? (isQuiet ? 5 : 24) : 0,
      act: does('looks around without sense', (own) => stray(world, own)),
    },
    {
      name: 'consent',
      weight: consent.canObserve() ? 0 : isQuiet ? 30 : 16,
      act: does('allows observing', () => consent.set(true)),
    },
    {
      name: 'withdraw',
      weight: consent.canObserve() ? 2 : 0,
      act: does('no longer allows observing', () => consent.set(false)),
    },
    {
      name: 'withdraws elsewhere',
      weight: consent.canObserve() && shopper.tabs.length > 1 ? 2 : 0,
      act: withdrawsElsewhere,
    },
    {
      name: 'chat opens',
      weight: state.isOpen ? 0 : 4,
      act: does('opens the chat', () => talk.open()),
    },
    {
      name: 'chat closes',
      weight: state.isOpen ? 2 : 0,
      act: does('closes the chat', () => talk.close()),
    },
    { name: 'line', weight: isWired ? eager : 0, act: say },
    { name: 'message', weight: isWired ? 1 : 0, act: leaveMessage },
    { name: 'typing', weight: isWired ? 3 : 0, act: does('types', () => talk.typed('…')) },
    {
      name: 'conversation ends',
      weight: state.conversation?.state === 'talking' ? 1 : 0,
      act: does('ends the conversation', () => talk.end()),
    },
    {
      name: 'starts again',
      weight: state.conversation?.state === 'ended' ? 4 : 0,
      act: does('starts again', () => talk.startAgain()),
    },
    {
      name: 'yes',
      weight: state.offer === null ? 0 : isQuiet ? 40 * accepts : 12,
      act: does('says yes', () => talk.accept()),
    },
    {
      name: 'no',
      weight: state.offer === null ? 0 : isQuiet ? 30 * rejects : 8,
      act: does('says no', () => talk.reject()),
    },
    ...alongActs(world, page, shopper.name, does),
    ...tabActs(world, people, shopper, tab),
  ];
}

/** Opens the chat and says something that nobody says twice. */
export function sayOn({ book, trace }: World, page: Page, who: string): void {
  const text = `line ${book.lines.size + 1} of ${who}`;
  trace.note(`${who} says "${text}"`);
  book.lines.set(text, { by: who, isRefused: false });
  page.talk.open();
  const before = page.wire()?.waiting().length ?? 0;
  page.talk.say(text);
  noteUnsaid(page, before, text, book);
}

/** A composer that is full, or has no connection yet, says nothing: then nothing is expected of it. */
function noteUnsaid(page: Page, before: number, text: string, book: World['book']): void {
  const said = book.lines.get(text);
  const isWaiting = (page.wire()?.waiting() ?? []).some(
    ({ body }) => 'text' in body && body.text === text,
  );
  if (said !== undefined && !isWaiting && before >= 0) said.isRefused = true;
}

type Does = (what: string, act: (page: Page) => void) => () => void;

/** What a visitor does about looking along, by what their own tab was told: nothing else can agree. */
function alongActs({ book }: World, page: Page, who: string, does: Does): readonly Act[] {
  const told = page.wire()?.told().cobrowse ?? null;
  if (told === null) return [];
  const { cobrowse, state } = told;
  const isAsked = state === 'asked';
  const command = (own: Page, body: CobrowseAnswer | CobrowseStop): void => {
    own.wire()?.commands.add(body);
    if (body.type === 'cobrowse.answer' && body.isAgreed) {
      book.alongs.agreed.set(cobrowse, who);
      return;
    }
    const last = own.wire()?.waiting().at(-1);
    if (last !== undefined) book.alongs.refused.set(last.id, cobrowse);
  };
  const answer = (own: Page, isAgreed: boolean): void =>
    command(own, { type: 'cobrowse.answer', cobrowse, isAgreed });
  return [
    {
      name: 'agrees',
      weight: isAsked ? 24 : 0,
      act: does(`agrees to ${cobrowse}`, (own) => answer(own, true)),
    },
    {
      name: 'agrees not',
      weight: isAsked ? 6 : 0,
      act: does(`says no to ${cobrowse}`, (own) => answer(own, false)),
    },
    {
      name: 'stops it',
      weight: state === 'active' ? 4 : 0,
      act: does(`stops ${cobrowse}`, (own) => command(own, { type: 'cobrowse.stop', cobrowse })),
    },
    {
      // A tab that was told late.
      name: 'agrees late',
      weight: state === 'ended' ? 1 : 0,
      act: does(`agrees to what is over, ${cobrowse}`, (own) => answer(own, true)),
    },
  ];
}

function tabActs(world: World, people: People, shopper: Shopper, tab: Tab): readonly Act[] {
  const { chance } = world;
  return [
    { name: 'page turns', weight: 3, act: () => people.reload(shopper, tab, chance.is(0.2)) },
    {
      name: 'tab opens',
      weight: shopper.tabs.length < 3 ? 2 : 0,
      act: () => people.openTab(shopper),
    },
    { name: 'tab closes', weight: 1, act: () => people.closeTab(shopper, tab, chance.is(0.3)) },
  ];
}

/** What comes next on their walk; a page is left before the next is shown. */
function walkOn({ chance }: World, page: Page, mind: Mind): void {
  for (let left = chance.whole(2, 6); left > 0; left -= 1) page.note(mind.next());
}

function stray(world: World, page: Page): void {
  const { chance, book } = world;
  for (let left = chance.whole(1, 3); left > 0; left -= 1) {
    const on = newPage(book);
    page.note(chance.one(signalsOn(on)) ?? viewed(on, 'home'));
  }
}

function viewed(page: string, pageType: 'home' | 'product' | 'basket' | 'checkout'): Signal {
  return {
    type: 'page.viewed',
    page,
    url: `/${page}`,
    title: 'Boots',
    pageType,
    referrer: 'direct',
  };
}

function signalsOn(page: string): readonly Signal[] {
  return [
    viewed(page, 'home'),
    viewed(page, 'product'),
    viewed(page, 'basket'),
    viewed(page, 'checkout'),
    { type: 'page.left', page, visibleMs: 1_000 },
    { type: 'checkout.stepped', page, step: 'begun' },
    { type: 'hesitation.noticed', page, hesitation: 'coupon-focus' },
    { type: 'hesitation.noticed', page, hesitation: 'exit-intent' },
    { type: 'search.made', page, query: 'boots' },
    filled(page),
    filled(page),
    ...(page.endsWith('7') && page.length > 6
      ? [{ type: 'order.claimed', page, order: page, valueMinor: 100, currency: 'EUR' } as const]
      : []),
  ];
}

/** The basket as a page that nobody was on before tells it. */
export function basketOn({ book }: World): Signal {
  return filled(newPage(book));
}

/** One pair of boots, dearer on some pages than on others. */
function filled(page: string): Signal {
  const priceMinor = 40_00 + (page.length % 3) * 30_00;
  const boots = { product: 'B-1', name: 'Boots', category: 'Boots', variant: '39' };
  return {
    type: 'basket.changed',
    page,
    basket: {
      lines: [{ ...boots, priceMinor, quantity: 1 }],
      valueMinor: priceMinor,
      currency: 'EUR',
    },
  };
}

/** Asked as the page: looking sets its timers. */
function stateOf({ times }: World, { life, talk }: Page): TalkState {
  const states: TalkState[] = [];
  times.within(life, () => states.push(talk.state()));
  const [state] = states;
  if (state === undefined) throw new Error('a page without a state');
  return state;
}
