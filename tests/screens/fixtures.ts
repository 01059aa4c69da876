import type { Line } from '../../shared/protocol/messages/chat.ts';
import type { ConversationCard } from '../../shared/protocol/messages/conversation.ts';
import type { FloorRow } from '../../shared/protocol/messages/floor.ts';
import type { AgentCard } from '../../shared/protocol/messages/presence.ts';

/** People, conversations and lines of an ordinary afternoon; everything is relative to `now`. */

const MINUTE = 60_000;

export function agents(now: number): readonly AgentCard[] {
  const card = (agent: string, name: string, more: Partial<AgentCard> = {}): AgentCard => ({
    agent,
    name,
    role: 'agent',
    presence: 'available',
    because: null,
    capacity: 4,
    open: 1,
    languages: ['nl', 'en'],
    isRevoked: false,
    isInvited: false,
    since: now - 40 * MINUTE,
    ...more,
  });
  return [
    card('agent-me', 'Sanne de Wit', { role: 'lead', open: 3 }),
    card('agent-b', 'Bram Visser', { open: 2 }),
    card('agent-c', 'Chioma Okafor', { presence: 'busy', open: 4, languages: ['en'] }),
    card('agent-d', 'Dirk-Jan van der Wetering-Hooghiemstra', { presence: 'offline', open: 0 }),
    card('agent-e', 'Elif Demir', { isInvited: true, presence: 'offline', open: 0 }),
    card('agent-f', 'Frank Mol', { isRevoked: true, presence: 'offline', open: 0 }),
  ];
}

export function conversationCard(
  conversation: string,
  now: number,
  more: Partial<ConversationCard>,
): ConversationCard {
  return {
    conversation,
    visitor: `visitor-${conversation}`,
    session: `session-${conversation}`,
    offer: null,
    visitorName: null,
    language: 'nl',
    state: 'active',
    cause: 'accepted',
    holder: 'agent-me',
    contact: null,
    preview: '',
    lines: 0,
    seenByVisitor: 0,
    seenByAgent: 0,
    note: null,
    disposition: null,
    openedAt: now - 12 * MINUTE,
    queuedAt: null,
    acceptBy: null,
    acceptedAt: now - 11 * MINUTE,
    endedAt: null,
    closedAt: null,
    changedAt: now - 2 * MINUTE,
    ...more,
  };
}

export function conversations(now: number): readonly ConversationCard[] {
  const card = (id: string, more: Partial<ConversationCard>) => conversationCard(id, now, more);
  return [
    card('asked', {
      state: 'assigned',
      cause: 'assigned',
      visitor: 'visitor-9c1d4f2a',
      preview: 'Mooie laarzen, maar wel aan de prijs',
      lines: 1,
      queuedAt: now - 20_000,
      acceptBy: now + 26_000,
      acceptedAt: null,
      changedAt: now - 4_000,
    }),
    card('boots', {
      visitor: 'visitor-boots-77b0',
      visitorName: 'Marieke Jansen',
      preview: 'Ze zijn prachtig, maar wel aan de dure kant. Is er nog iets mogelijk?',
      lines: 8,
      seenByAgent: 6,
      seenByVisitor: 7,
      openedAt: now - 14 * MINUTE,
      changedAt: now - 30_000,
    }),
    card('parcel', {
      visitorName: 'Tom',
      preview: 'Thanks, I will check the parcel point',
      lines: 5,
      seenByAgent: 5,
      seenByVisitor: 5,
      changedAt: now - 6 * MINUTE,
      note: 'Order 20417, parcel was sent back once. Wants it before Friday.',
    }),
    card('done', {
      state: 'wrap-up',
      cause: 'ended-by-visitor',
      visitorName: 'Youssef El Amrani',
      preview: 'Helemaal duidelijk, dank je wel',
      lines: 9,
      seenByAgent: 9,
      seenByVisitor: 9,
      endedAt: now - MINUTE,
      changedAt: now - MINUTE,
    }),
    card('wait-1', {
      state: 'queued',
      cause: 'opened',
      holder: null,
      preview: 'Hypotheek voor zelfstandigen',
      lines: 1,
      queuedAt: now - 3 * MINUTE,
      acceptedAt: null,
    }),
    card('wait-2', {
      state: 'queued',
      cause: 'message-left',
      holder: null,
      contact: 'lotte@example.com',
      visitorName: 'Lotte',
      preview: 'Kunnen jullie mij bellen over de maat?',
      lines: 1,
      queuedAt: now - 55 * MINUTE,
      acceptedAt: null,
    }),
    card('other', {
      holder: 'agent-b',
      visitorName: 'Mrs Richards',
      preview: 'Where is the size chart?',
      lines: 3,
    }),
  ];
}

export function closedConversations(now: number): readonly ConversationCard[] {
  return ['return', 'size', 'gift'].map((id, at) =>
    conversationCard(`closed-${id}`, now, {
      visitor: 'visitor-boots-77b0',
      visitorName: 'Marieke Jansen',
      state: 'closed',
      cause: 'wrapped-up',
      preview:
        ['Ruilen van maat 38 voor 39', 'Valt deze laars klein uit?', 'Cadeau ingepakt'][at] ?? '',
      lines: 8,
      disposition: ['solved', 'information-given', 'ordered'][at] ?? null,
      note: at === 0 ? 'Label gemaild, ruilt zelf.' : null,
      openedAt: now - (at + 1) * 9 * 24 * 60 * MINUTE,
      closedAt: now - (at + 1) * 9 * 24 * 60 * MINUTE,
    }),
  );
}

export function lines(conversation: string, now: number): readonly Line[] {
  const visitor = { kind: 'visitor' } as const;
  const me = { kind: 'agent', agent: 'agent-me', name: 'Sanne de Wit' } as const;
  const colleague = { kind: 'agent', agent: 'agent-b', name: 'Bram Visser' } as const;
  const notice = { kind: 'notice' } as const;
  const said: readonly (readonly [Line['author'], string | Line['notice'], number])[] = [
    [visitor, 'Goedemiddag! Valt de Vera groot of klein uit?', 26 * 60],
    [colleague, 'Goedemiddag, de Vera valt normaal.', 26 * 60 - 2],
    [notice, { kind: 'handed-over', name: 'Sanne de Wit' }, 13],
    [notice, { kind: 'joined', name: 'Sanne de Wit' }, 12],
    [
      me,
      'Dag Marieke, ik lees even mee. Hier staat de maattabel: https://www.vanhout.example/maten.',
      11,
    ],
    [me, 'Bij een hoge wreef is een halve maat groter prettig.', 10],
    [visitor, 'Dan wordt het 39 denk ik', 2],
    [
      visitor,
      'Ze zijn prachtig, maar wel aan de dure kant. Is er nog iets mogelijk? Ik zag ze ook bij een andere winkel staan, daar kwamen er verzendkosten bij.',
      0.5,
    ],
  ];
  return said.map(([author, what, minutesAgo], at) => ({
    line: `${conversation}-line-${at}`,
    conversation,
    n: at + 1,
    author,
    text: typeof what === 'string' ? what : null,
    notice: typeof what === 'string' ? null : what,
    at: Math.round(now - minutesAgo * MINUTE),
  }));
}

export function floorRows(now: number, count: number): readonly FloorRow[] {
  const row = (at: number, more: Partial<FloorRow>): FloorRow => ({
    session: `session-${at}`,
    visitor: `visitor-${(at * 7919 + 4097).toString(16)}`,
    name: null,
    isReturning: at % 3 === 0,
    customerValue: null,
    language: at % 4 === 0 ? 'en' : 'nl',
    place: { pageType: 'category', title: 'Dameslaarzen · Van Hout', url: '/dames/laarzen' },
    phase: 'browsing',
    checkoutStep: null,
    basketMinor: 0,
    basketCount: 0,
    currency: 'EUR',
    score: Math.max(3, 38 - at),
    direction: 'steady',
    reasons: [],
    offer: null,
    silence: { kind: 'score-low', count: null, about: null },
    conversation: null,
    isHere: true,
    startedAt: now - at * MINUTE,
    lastAt: now - at * 4_000,
    ...more,
  });
  const reason = (
    kind: FloorRow['reasons'][number]['kind'],
    times: number | null = null,
    about: string | null = null,
  ) => ({ kind, count: times, about }) as const;
  const telling: readonly Partial<FloorRow>[] = [
    {
      visitor: 'visitor-boots-77b0',
      name: 'Marieke Jansen',
      customerValue: 'high',
      isReturning: true,
      conversation: 'boots',
      place: { pageType: 'checkout', title: 'Afrekenen · Van Hout', url: '/afrekenen/verzending' },
      phase: 'checkout',
      checkoutStep: 'shipping',
      basketMinor: 31_000,
      basketCount: 1,
      score: 74,
      direction: 'falling',
      reasons: [reason('repeat-view', 3, 'Vera'), reason('shipping-cost-view')],
      offer: { offer: 'offer-1', state: 'accepted' },
      silence: null,
    },
    {
      isReturning: true,
      place: { pageType: 'checkout', title: 'Afrekenen', url: '/afrekenen/betalen' },
      phase: 'checkout',
      checkoutStep: 'payment',
      basketMinor: 18_995,
      basketCount: 2,
      score: 68,
      direction: 'falling',
      reasons: [reason('idle-at-checkout'), reason('coupon-focus')],
      offer: { offer: 'offer-2', state: 'offered' },
      silence: null,
    },
    {
      place: { pageType: 'basket', title: 'Winkelmand', url: '/mand' },
      phase: 'basket',
      basketMinor: 129_900,
      basketCount: 4,
      score: 61,
      direction: 'falling',
      reasons: [reason('back-and-forth', 2)],
      offer: { offer: 'offer-3', state: 'held-out' },
      silence: reason('held-out'),
    },
    {
      place: { pageType: 'product', title: 'Enkellaars Noor cognac · Van Hout', url: '/noor' },
      phase: 'product',
      score: 44,
      direction: 'rising',
      reasons: [reason('repeat-view', 4, 'Noor')],
      silence: reason('nobody-free'),
    },
    {
      name: 'K. Achterberg',
      customerValue: 'middle',
      place: { pageType: 'product', title: 'Chelsea boot Daan zwart · Van Hout', url: '/daan' },
      phase: 'product',
      score: 40,
      direction: 'rising',
      silence: reason('score-rising'),
    },
    {
      place: { pageType: 'thank-you', title: 'Bedankt', url: '/bedankt' },
      phase: 'ordered',
      basketMinor: 24_950,
      score: 99,
      silence: reason('ordered'),
    },
  ];
  return Array.from({ length: count }, (_, at) => row(at, telling[at] ?? {}));
}
