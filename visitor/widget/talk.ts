import {
  CONTACT_MAX_CHARS,
  LINE_MAX_CHARS,
  OUTBOX_LINES_MAX,
} from '../../shared/protocol/limits.ts';
import type { VisitorCommand } from '../../shared/protocol/shape.ts';
import { guarded } from '../guard.ts';
import { newId } from '../ids.ts';
import { openDrafts } from './drafts.ts';
import { asRefused, asSent, pendingLine } from './own-line.ts';
import { keepPlace, type Place, readPlace, readSeen } from './place.ts';
import { SEEN_KEY } from './place-keys.ts';
import {
  conversationIn,
  goingIn,
  isBeginning,
  isDraftShared,
  linesIn,
  offerIn,
  ownLinesIn,
  type Sight,
  seenUpTo,
  unreadIn,
} from './sight.ts';
import type { Talk, TalkSide } from './talk-side.ts';
import type { OwnLine, TalkState } from './talk-state.ts';
import { openTyping } from './typing.ts';

export function openTalk(side: TalkSide): Talk {
  let place = readPlace(side.tabStore, side.local);
  let handed: readonly OwnLine[] = [];
  let hasOfferGone = false;
  let newestLine: string | null = null;
  let isLeaving = false;
  let hasLeaveFailed = false;
  let contact = '';
  let isRestored = true;
  let offerTimer: ReturnType<typeof setTimeout> | undefined;
  const typing = openTyping(side.changed);
  const drafts = openDrafts((text) => {
    const conversation = goingIn(sight())?.conversation;
    if (conversation) side.wire()?.draft({ type: 'draft.share', conversation, text });
  });

  const put = (change: Partial<Place>): void => {
    place = { ...place, ...change };
    keepPlace(side.tabStore, side.local, place);
    side.changed();
  };

  const sight = (): Sight => {
    const wire = side.wire();
    return { told: wire?.told() ?? null, waiting: wire?.waiting() ?? [], place, handed };
  };
  const command = (body: VisitorCommand): void => side.wire()?.commands.add(body);
  /** What is on screen stays away once something new begins. */
  const dismissed = (): string | null => conversationIn(sight())?.conversation ?? place.dismissed;

  const offer = () => {
    const shown = offerIn(sight());
    clearTimeout(offerTimer);
    if (shown === null) return null;
    const leftMs = shown.expiresAt - Date.now() - (side.wire()?.clockOffsetMs() ?? 0);
    if (leftMs <= 0) return null;
    offerTimer = setTimeout(guarded('the offer', side.changed), leftMs + 1);
    return shown;
  };

  const state = (): TalkState => {
    const seen = sight();
    const conversation = conversationIn(seen);
    const lines = seen.waiting.filter(({ body }) => body.type === 'chat.say').length;
    return {
      language: side.language(),
      isOpen: place.isOpen,
      link: side.wire()?.state() ?? 'off',
      counter: side.wire()?.counter() ?? null,
      conversation,
      lines: linesIn(seen),
      ownLines: ownLinesIn(seen),
      isAgentTyping: typing.isAgentTyping() && conversation?.state === 'talking',
      offer: place.isOpen ? null : offer(),
      hasOfferGone,
      isOpening: conversation === null && place.chosen !== null,
      isLeaving,
      hasLeaveFailed,
      isFull: lines >= OUTBOX_LINES_MAX,
      unread: unreadIn(seen),
      draft: place.draft,
      isDraftShared: isDraftShared(seen),
      contact,
    };
  };

  const seeLines = (): void => {
    const conversation = conversationIn(sight())?.conversation;
    if (!place.isOpen || document.visibilityState !== 'visible' || !conversation) return;
    const upTo = linesIn(sight()).at(-1)?.n ?? 0;
    if (upTo <= seenUpTo(sight())) return;
    const isNews = unreadIn(sight()) > 0;
    put({ seen: { conversation, upTo } });
    if (isNews) command({ type: 'chat.see', conversation, upTo });
  };

  /** The conversation a line goes to; opens one where there is none. */
  const into = (): string => {
    const going = goingIn(sight());
    if (going !== null) return going.conversation;
    if (conversationIn(sight()) === null && place.chosen !== null) return place.chosen;
    const chosen = newId();
    put({ chosen, dismissed: dismissed() });
    command({ type: 'conversation.open', conversation: chosen, language: side.language() });
    return chosen;
  };

  const say = (text: string): void => {
    const line = text.trim().slice(0, LINE_MAX_CHARS);
    if (line === '' || state().isFull || side.wire() === null) return;
    const conversation = into();
    command({ type: 'chat.say', conversation, line: newId(), text: line });
    hasOfferGone = false;
    tellTyping(false);
    put({ draft: '' });
    drafts.write('');
  };

  const tellTyping = (isTyping: boolean): void => {
    const going = goingIn(sight());
    if (going?.state !== 'talking') return;
    const about = { type: 'chat.typing', conversation: going.conversation } as const;
    typing.visitorTyped(isTyping, (now) => side.wire()?.typing({ ...about, isTyping: now }));
  };

  const refuse = (bodies: readonly VisitorCommand[]): void => {
    const lines = bodies.flatMap((body) => pendingLine(body, Date.now())).map(asRefused);
    put({ refused: [...place.refused, ...lines] });
  };

  const isLineOf = (conversation: string) => (body: VisitorCommand) =>
    body.type === 'chat.say' && body.conversation === conversation;

  const offerRefused = (conversation: string): void => {
    hasOfferGone = true;
    // Who has written already asks a question of their own; nothing of it is lost.
    if (sight().waiting.some(({ body }) => isLineOf(conversation)(body)))
      side.wire()?.commands.addFirst({
        type: 'conversation.open',
        conversation,
        language: side.language(),
      });
    else put({ chosen: null });
  };

  const openRefused = (conversation: string): void => {
    const open = sight().told?.conversation;
    const commands = side.wire()?.commands;
    if (open && open.state !== 'ended' && open.conversation !== conversation)
      commands?.retarget(conversation, open.conversation);
    else refuse(commands?.withdraw(isLineOf(conversation)) ?? []);
    put({ chosen: null, dismissed: null });
  };

  return {
    state,
    needsHelp: () =>
      place.isOpen || place.hasHelp || place.chosen !== null || goingIn(sight()) !== null,
    open: () => put({ isOpen: true, hasHelp: true }),
    close() {
      hasOfferGone = false;
      tellTyping(false);
      put({ isOpen: false, hasHelp: goingIn(sight()) !== null });
    },
    say,
    typed(draft) {
      put({ draft });
      tellTyping(draft !== '');
      if (isDraftShared(sight())) drafts.write(draft);
    },
    shareDraft(isShared) {
      put({ draftSharedIn: isShared ? (goingIn(sight())?.conversation ?? null) : null });
      drafts.write(isDraftShared(sight()) ? place.draft : '');
    },
    leaveMessage(text, address) {
      const message = text.trim().slice(0, LINE_MAX_CHARS);
      const reach = address.trim().slice(0, CONTACT_MAX_CHARS);
      if (message === '' || reach === '' || side.wire() === null) return;
      hasLeaveFailed = false;
      isLeaving = false;
      // What was waiting for a person goes on waiting, with an address.
      const going = goingIn(sight())?.conversation;
      const conversation = going ?? newId();
      if (going === undefined) put({ chosen: conversation, dismissed: dismissed() });
      put({ draft: '' });
      const language = side.language();
      command({
        type: 'message.leave',
        conversation,
        line: newId(),
        text: message,
        contact: reach,
        language,
      });
    },
    leaveInstead() {
      isLeaving = true;
      side.changed();
    },
    end() {
      const conversation = goingIn(sight())?.conversation;
      if (conversation !== undefined) command({ type: 'conversation.leave', conversation });
    },
    startAgain() {
      handed = [];
      isLeaving = false;
      put({ chosen: null, dismissed: dismissed(), refused: [] });
    },
    accept() {
      const shown = offer();
      if (shown === null) return;
      const conversation = newId();
      command({ type: 'offer.accept', offer: shown.offer, conversation });
      put({
        isOpen: true,
        hasHelp: true,
        chosen: conversation,
        dismissed: dismissed(),
        answeredOffers: [...place.answeredOffers, shown.offer],
      });
    },
    reject() {
      const shown = offer();
      if (shown === null) return;
      command({ type: 'offer.reject', offer: shown.offer });
      put({ answeredOffers: [...place.answeredOffers, shown.offer] });
    },
    sayAgain(line) {
      const again = place.refused.find((each) => each.line === line);
      if (again === undefined) return;
      put({ refused: place.refused.filter((each) => each.line !== line) });
      say(again.text);
    },
    answered(body) {
      handed = [...handed, ...pendingLine(body, Date.now()).map(asSent)];
    },
    refused(body) {
      switch (body.type) {
        case 'offer.accept':
          offerRefused(body.conversation);
          break;
        case 'conversation.open':
          openRefused(body.conversation);
          break;
        case 'chat.say':
          refuse([body]);
          break;
        case 'message.leave':
          hasLeaveFailed = true;
          isLeaving = true;
          contact = body.contact;
          put({ chosen: null, draft: body.text });
          break;
        default:
      }
    },
    typing: ({ isTyping }) => typing.agentTyped(isTyping),
    look() {
      const seen = sight();
      const said = new Set((seen.told?.lines ?? []).map(({ line }) => line));
      handed = handed.filter(({ line }) => !said.has(line));
      const newest = linesIn(seen).at(-1);
      // What was being written has come.
      if (newest?.author.kind === 'agent' && newest.line !== newestLine && typing.isAgentTyping())
        typing.agentTyped(false);
      newestLine = newest?.line ?? null;
      settle(seen);
      seeLines();
    },
    seenElsewhere() {
      place = { ...place, seen: readSeen(side.local.read(SEEN_KEY)) };
    },
    forget() {
      handed = [];
      place = readPlace(null, null);
      clearTimeout(offerTimer);
    },
  };

  /** Brings what was chosen here in line with what the sidecar told. */
  function settle(seen: Sight): void {
    const going = goingIn(seen);
    const isLive = side.wire()?.state() === 'live' && seen.told?.since !== null;
    // Told back; taken over by another tab's conversation; or lost with the page that chose it.
    const hasServed = going !== null || (isRestored && isLive);
    if (place.chosen !== null && hasServed && !isBeginning(seen)) put({ chosen: null });
    if (isLive) isRestored = false;
    const isIdle = isLive && !place.isOpen && place.chosen === null;
    if (isIdle && place.hasHelp !== (going !== null)) put({ hasHelp: going !== null });
  }
}
