import { asId, type MessageId } from '../../shared/kernel/ids.ts';
import { decodeUpVisitor } from '../../shared/protocol/codec.ts';
import { BACKOFF_FIRST_MS, MESSAGE_MAX_BYTES, UNACKED_MAX } from '../../shared/protocol/limits.ts';
import type { Signal } from '../../shared/protocol/messages/session.ts';
import { SHAPES, type VisitorCommand } from '../../shared/protocol/shape.ts';
import type { UpVisitor } from '../../shared/protocol/up-visitor.ts';
import { visitorCommand } from '../app/command.ts';
import type { VisitorCaller } from '../app/context.ts';
import { noteSignals } from '../app/session/note-signals.ts';
import { outcomeOf, receiptFor } from './answers.ts';
import type { Hear } from './await-hello.ts';
import type { Connection } from './connection.ts';
import type { Gateway } from './context.ts';
import { isUnavailable } from './faults.ts';
import { laneOf } from './lane.ts';
import { sayDraft } from './say-draft.ts';
import { sayTyping } from './say-typing.ts';
import { type TokenBucket, tokenBucket } from './token-bucket.ts';
import { isTurnedAway } from './turned-away.ts';

interface NumberedSignal {
  readonly n: number;
  readonly at: number;
  readonly body: Signal;
}

/**
 * What a greeted shop page may say, and what each of it does.
 *
 * @param tab.rate shared by all tabs of the visitor
 * @param tab.caughtUp resolves once the facts told so far are sent (SPEC GW5)
 */
export function hearVisitor(
  gateway: Gateway,
  connection: Connection,
  who: VisitorCaller,
  tab: { readonly rate: TokenBucket; readonly caughtUp: () => Promise<void> },
): Hear {
  const { environment, bounds, counters, faults, work } = gateway;
  const { clock } = environment;
  const rate = tokenBucket(bounds.visitorBurst, bounds.visitorPerSecond, clock.now());
  const typing = sayTyping(gateway, who);
  const draft = sayDraft(gateway, who);
  const lane = laneOf<NumberedSignal>({ noteTogether, track: work.track });
  connection.onEnd((cause) => {
    // What arrived before a page went away still counts; what one sent who was blocked or erased does not.
    if (cause === 'blocked' || cause === 'unauthenticated') lane.clear();
  });

  async function noteTogether(signals: readonly NumberedSignal[]): Promise<void> {
    for (let tries = 0; tries < NOTE_TRIES_MAX; tries += 1) {
      try {
        connection.send({ type: 'marked', n: await noteSignals(environment, who, signals) });
        return;
      } catch (error) {
        faults('signals')(error);
        if (!isUnavailable(error)) return;
        await new Promise((resolve) => setTimeout(resolve, BACKOFF_FIRST_MS * 2 ** tries));
      }
    }
    // Later signals must not raise the mark above these: the page sends all of them again.
    lane.clear();
    connection.bye('stopping', 'Nothing can be kept at the moment. Try again shortly.');
  }

  async function obey(id: MessageId, command: VisitorCommand): Promise<void> {
    const outcome = await outcomeOf(
      () => visitorCommand(environment, who, id, command),
      faults('visitor-command'),
    );
    if (outcome.kind === 'refused') {
      const { refusal: kind } = outcome;
      counters.refused('message', kind);
      if (isTurnedAway(kind))
        gateway.turnedAway({ kind, type: command.type, visitor: who.visitor });
    }
    if (outcome.kind === 'done') await tab.caughtUp();
    connection.send(receiptFor(id, outcome));
  }

  return (text, sizeBytes) => {
    const now = clock.now();
    if (sizeBytes > MESSAGE_MAX_BYTES) return connection.bye('too-large');
    if (!rate.take(now) || !tab.rate.take(now)) return connection.bye('too-many');
    const decoded = decodeUpVisitor(text);
    if (!decoded.isOk) return connection.bye(decoded.error.kind);
    const { id, at, n, body } = decoded.value;
    counters.received(body.type, 1);
    if (isSignal(body)) {
      if (n === undefined) return connection.bye('malformed', 'A signal has a counter n.');
      lane.note({ n, at, body });
    } else if (body.type === 'ping') connection.send({ type: 'pong' });
    else if (body.type === 'chat.typing') typing(body);
    else if (body.type === 'draft.share') draft(body);
    else lane.act(() => obey(asId<MessageId>(id), body));
    if (lane.inWork() > UNACKED_MAX) connection.bye('too-many');
  };
}

const NOTE_TRIES_MAX = 4;

function isSignal(body: UpVisitor): body is Signal {
  return SHAPES[body.type] === 'signal';
}
