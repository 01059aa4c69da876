import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import {
  CONTACT_MAX_CHARS,
  LINE_MAX_CHARS,
  OUTBOX_LINES_MAX,
  TYPING_EVERY_MS,
  TYPING_SHOWN_MS,
} from '../../shared/protocol/limits.ts';
import type { ChatTyping } from '../../shared/protocol/messages/chat.ts';
import type { VisitorCommand } from '../../shared/protocol/shape.ts';
import { guarded } from '../guard.ts';
import { newId } from '../ids.ts';
import type { Language } from '../language.ts';
import type { Keep } from '../storage.ts';
import type { Wire } from '../wire/wire.ts';
import { keepPlace, type Place, readPlace, readSeen, SEEN_KEY } from './place.ts';
import type { OwnLine, TalkActs, TalkState } from './talk-state.ts';

export interface TalkSide {
  readonly tabStore: Keep;
  readonly local: Keep;
  language(): Language;
  /** null until a purpose allows a connection. */
  wire(): Wire | null;
  /** Something changed that the widget shows, or that decides whether a connection is needed. */
  changed(): void;
}

/** The visitor's side of the conversation: acts become commands, answers become what is shown. */
export interface Talk extends TalkActs {
  state(): TalkState;
  /** A conversation that needs a connection goes on, or may begin now. */
  needsHelp(): boolean;
  answered(command: VisitorCommand): void;
  refused(command: VisitorCommand, kind: ErrorKind): void;
  typing(body: ChatTyping): void;
  /** Told something new, or looked at again: what is on screen has been seen. */
  look(): void;
  /** Another tab showed lines. */
  seenElsewhere(): void;
  forget(): void;
}

export function openTalk(side: TalkSide): Talk {
  let place = readPlace(side.tabStore, side.local);
  let handed: readonly OwnLine[] = [];
  let isAgentTyping = false;
  let hasOfferGone = false;
  let newestLine: string | null = null;
  let isLeaving = false;
  let hasLeaveFailed = false;
  let typedAtMs = Number.NEGATIVE_INFINITY;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let offerTimer: ReturnType<typeof setTimeout> | undefined;

  const put = (change: Partial<Place>): void => {
    place = { ...place, ...change };
    keepPlace(side.tabStore, side.local, place);
    side.changed();
  };

  const told = () => side.wire()?.told() ?? null;
  const waiting = (): readonly VisitorCommand[] =>
    (side.wire()?.waiting() ?? []).map(({ body }) => body);

  /** The conversation on screen: an ended one stays until the visitor starts another. */
  const current = () => {
    const conversation = told()?.conversation ?? null;
    return conversation?.conversation === place.dismissed ? null : conversation;
  };
  const isOver = (): boolean => current()?.state === 'ended';
  const shownId = (): string | null => current()?.conversation ?? place.chosen;

  const ownLines = (): readonly OwnLine[] => {
    const said = new Set((told()?.lines ?? []).map(({ line }) => line));
    const pending = (side.wire()?.waiting() ?? []).flatMap(({ at, body }) => pendingLine(body, at));
    return [...handed, ...pending, ...place.refused].filter(
      (own) =>
        !said.has(own.line) &&
        (own.conversation === shownId() || own.conversation === place.chosen),
    );
  };

  const lines = () => (told()?.lines ?? []).filter((line) => line.conversation === shownId());

  const offer = () => {
    const shown = told()?.offer ?? null;
    if (shown === null || place.answeredOffers.includes(shown.offer)) return null;
    const conversation = current();
    if (conversation !== null && conversation.state !== 'ended') return null;
    const leftMs = shown.expiresAt - Date.now() - (side.wire()?.clockOffsetMs() ?? 0);
    clearTimeout(offerTimer);
    if (leftMs <= 0) return null;
    offerTimer = setTimeout(guarded('the offer', side.changed), leftMs + 1);
    return shown;
  };

  const isBeginning = (): boolean =>
    waiting().some(({ type }) => type === 'conversation.open' || type === 'offer.accept');

  const state = (): TalkState => {
    const conversation = current();
    const own = ownLines();
    return {
      language: side.language(),
      isOpen: place.isOpen,
      link: side.wire()?.state() ?? 'off',
      counter: side.wire()?.counter() ?? null,
      conversation,
      lines: lines(),
      ownLines: own,
      isAgentTyping: isAgentTyping && conversation?.state === 'talking',
      offer: place.isOpen ? null : offer(),
      hasOfferGone,
      isOpening: conversation === null && place.chosen !== null,
      isLeaving,
      hasLeaveFailed,
      isFull: waiting().filter(({ type }) => type === 'chat.say').length >= OUTBOX_LINES_MAX,
      unread: lines().filter(({ author, n }) => author.kind === 'agent' && n > seenUpTo()).length,
      draft: place.draft,
    };
  };

  const seenUpTo = (): number =>
    place.seen?.conversation === shownId() ? (place.seen?.upTo ?? 0) : 0;

  const look = (): void => {
    const conversation = current();
    if (!place.isOpen || document.visibilityState !== 'visible' || conversation === null) return;
    const upTo = lines().at(-1)?.n ?? 0;
    if (upTo <= seenUpTo()) return;
    const isNews = lines().some(({ author, n }) => author.kind === 'agent' && n > seenUpTo());
    put({ seen: { conversation: conversation.conversation, upTo } });
    if (isNews)
      side.wire()?.commands.add({
        type: 'chat.see',
        conversation: conversation.conversation,
        upTo,
      });
  };

  const command = (body: VisitorCommand): void => side.wire()?.commands.add(body);

  /** The conversation a line goes to; opens one where there is none. */
  const into = (): string => {
    const conversation = current();
    if (conversation !== null && !isOver()) return conversation.conversation;
    if (conversation === null && place.chosen !== null) return place.chosen;
    const chosen = newId();
    put({ chosen, dismissed: conversation?.conversation ?? place.dismissed });
    command({ type: 'conversation.open', conversation: chosen, language: side.language() });
    return chosen;
  };

  const say = (text: string): void => {
    const line = text.trim().slice(0, LINE_MAX_CHARS);
    if (line === '' || state().isFull || side.wire() === null) return;
    const conversation = into();
    command({ type: 'chat.say', conversation, line: newId(), text: line });
    typedAtMs = Number.NEGATIVE_INFINITY;
    hasOfferGone = false;
    put({ draft: '' });
  };

  const tellTyping = (isTyping: boolean): void => {
    const conversation = current();
    if (conversation?.state !== 'talking') return;
    const nowMs = performance.now();
    if (isTyping && nowMs - typedAtMs < TYPING_EVERY_MS) return;
    typedAtMs = isTyping ? nowMs : Number.NEGATIVE_INFINITY;
    side.wire()?.typing({ type: 'chat.typing', conversation: conversation.conversation, isTyping });
  };

  const refuseLines = (conversation: string): void => {
    const taken = side
      .wire()
      ?.commands.withdraw((body) => body.type === 'chat.say' && body.conversation === conversation);
    const refused = (taken ?? []).flatMap((body) => pendingLine(body, Date.now()));
    put({ refused: [...place.refused, ...refused.map(asRefused)] });
  };

  return {
    state,
    needsHelp() {
      const conversation = current();
      const goesOn = conversation !== null && !isOver();
      return place.isOpen || goesOn || place.chosen !== null || place.hasHelp;
    },
    open: () => put({ isOpen: true, hasHelp: true }),
    close() {
      hasOfferGone = false;
      tellTyping(false);
      put({ isOpen: false, hasHelp: current() !== null && !isOver() });
    },
    say,
    typed(draft) {
      place = { ...place, draft };
      keepPlace(side.tabStore, side.local, place);
      tellTyping(draft !== '');
    },
    leaveMessage(text, contact) {
      const message = text.trim().slice(0, LINE_MAX_CHARS);
      const reach = contact.trim().slice(0, CONTACT_MAX_CHARS);
      if (message === '' || reach === '') return;
      const chosen = newId();
      hasLeaveFailed = false;
      isLeaving = false;
      const going = isOver() ? null : (current()?.conversation ?? null);
      // What was waiting for a person goes on waiting, with an address.
      if (going !== null) put({ draft: '' });
      else put({ chosen, dismissed: current()?.conversation ?? place.dismissed, draft: '' });
      command({
        type: 'message.leave',
        conversation: going ?? chosen,
        line: newId(),
        text: message,
        contact: reach,
        language: side.language(),
      });
    },
    leaveInstead() {
      isLeaving = true;
      side.changed();
    },
    end() {
      const conversation = current();
      if (conversation === null || isOver()) return;
      command({ type: 'conversation.leave', conversation: conversation.conversation });
    },
    startAgain() {
      handed = [];
      isLeaving = false;
      const dismissed = current()?.conversation ?? place.dismissed;
      put({ chosen: null, dismissed, refused: [] });
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
        dismissed: current()?.conversation ?? place.dismissed,
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
    refused(body, kind) {
      switch (body.type) {
        case 'offer.accept':
          hasOfferGone = true;
          if (
            waiting().some(
              (each) => each.type === 'chat.say' && each.conversation === body.conversation,
            )
          )
            side.wire()?.commands.addFirst({
              type: 'conversation.open',
              conversation: body.conversation,
              language: side.language(),
            });
          else put({ chosen: null });
          return;
        case 'conversation.open': {
          const open = told()?.conversation;
          if (open && open.state !== 'ended' && open.conversation !== body.conversation)
            side.wire()?.commands.retarget(body.conversation, open.conversation);
          else refuseLines(body.conversation);
          put({ chosen: null, dismissed: null });
          return;
        }
        case 'chat.say':
          put({ refused: [...place.refused, ...pendingLine(body, Date.now()).map(asRefused)] });
          return;
        case 'message.leave':
          hasLeaveFailed = true;
          isLeaving = kind !== 'wrong-state';
          put({ chosen: null, draft: body.text });
          return;
        default:
      }
    },
    typing({ isTyping }) {
      clearTimeout(typingTimer);
      isAgentTyping = isTyping;
      const gone = guarded('typing', () => {
        isAgentTyping = false;
        side.changed();
      });
      if (isTyping) typingTimer = setTimeout(gone, TYPING_SHOWN_MS);
      side.changed();
    },
    look() {
      const lineIds = new Set((told()?.lines ?? []).map(({ line }) => line));
      handed = handed.filter(({ line }) => !lineIds.has(line));
      const newest = lines().at(-1);
      // What was being written has come.
      if (newest?.author.kind === 'agent' && newest.line !== newestLine) isAgentTyping = false;
      newestLine = newest?.line ?? null;
      // Told back, or another tab's conversation took its place: the id chosen here has served.
      if (place.chosen !== null && current() !== null && !isOver() && !isBeginning())
        put({ chosen: null });
      const goesOn = current() !== null && !isOver();
      const isKnown = told() !== null && told()?.since !== null;
      if (isKnown && goesOn !== place.hasHelp && !place.isOpen && place.chosen === null)
        put({ hasHelp: goesOn });
      look();
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
}

function pendingLine(body: VisitorCommand, at: number): readonly OwnLine[] {
  if (body.type !== 'chat.say' && body.type !== 'message.leave') return [];
  const { line, conversation, text } = body;
  return [{ line, conversation, text, at, state: 'pending' }];
}

const asSent = (line: OwnLine): OwnLine => ({ ...line, state: 'sent' });
const asRefused = (line: OwnLine): OwnLine => ({ ...line, state: 'refused' });
