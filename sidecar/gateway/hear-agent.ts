import { asId, type MessageId } from '../../shared/kernel/ids.ts';
import { decodeUpAgent } from '../../shared/protocol/codec.ts';
import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import { MESSAGE_MAX_BYTES, UNACKED_MAX } from '../../shared/protocol/limits.ts';
import {
  type AgentCommand,
  type AgentQuestion,
  type MessageType,
  SHAPES,
} from '../../shared/protocol/shape.ts';
import type { UpAgent } from '../../shared/protocol/up-agent.ts';
import { agentCommand } from '../app/command.ts';
import type { AgentCaller } from '../app/context.ts';
import { type Asking, answerQuestion } from '../app/questions.ts';
import { outcomeOf, receiptFor } from './answers.ts';
import type { Hear } from './await-hello.ts';
import type { Connection } from './connection.ts';
import type { Gateway } from './context.ts';
import { laneOf } from './lane.ts';
import { longQuestions } from './long-questions.ts';
import { sayTyping } from './say-typing.ts';
import { spokenAnswer, spokenReceipt } from './spoken-answer.ts';
import { tokenBucket } from './token-bucket.ts';
import { isTurnedAway } from './turned-away.ts';

/**
 * What a greeted panel may say, and what each of it does.
 *
 * @param caughtUp resolves once the facts told so far are sent (SPEC GW5)
 * @param version that the panel speaks: it gets no field that it does not know (SPEC PR5)
 */
export function hearAgent(
  gateway: Gateway,
  connection: Connection,
  who: AgentCaller,
  caughtUp: () => Promise<void>,
  version: number,
): Hear {
  const { environment, bounds, counters, faults, floor, work } = gateway;
  const { clock } = environment;
  const rate = tokenBucket(bounds.agentBurst, bounds.agentPerSecond, clock.now());
  const typing = sayTyping(gateway, who);
  const lane = laneOf<never>({ noteTogether: async () => undefined, track: work.track });
  const long = longQuestions();
  let questions = 0;
  connection.onEnd((cause) => {
    long.leave();
    floor.unwatch(connection);
    // Nothing is done any more for an access that was taken back (SPEC ID2).
    if (cause === 'revoked') lane.clear();
  });

  function noteRefused(kind: ErrorKind, type: MessageType): void {
    counters.refused('message', kind);
    if (isTurnedAway(kind)) gateway.turnedAway({ kind, type, agent: who.agent });
  }

  async function obey(id: MessageId, command: AgentCommand): Promise<void> {
    const outcome = await outcomeOf(
      () => agentCommand(environment, who, id, command),
      faults('agent-command'),
    );
    if (outcome.kind === 'refused') noteRefused(outcome.refusal, command.type);
    if (outcome.kind === 'done') await caughtUp();
    connection.send(spokenReceipt(version, receiptFor(id, outcome)));
  }

  // Reads do not wait for the commands before them: a panel asks after its ack.
  async function answer(id: MessageId, question: AgentQuestion): Promise<void> {
    questions += 1;
    const answering = (asking: Asking) => answerQuestion(environment, who, id, question, asking);
    const isLong = question.type === 'replay.ask';
    const said = await outcomeOf(
      () => (isLong ? long.answer(id, answering) : answering(long.asking)),
      faults('question'),
    );
    questions -= 1;
    if ('type' in said) {
      connection.send(spokenAnswer(version, said));
      return;
    }
    noteRefused(said.refusal, question.type);
    connection.send(spokenReceipt(version, receiptFor(id, said)));
  }

  async function watch(): Promise<void> {
    try {
      await floor.watch(connection, version);
    } catch (error) {
      floor.unwatch(connection);
      faults('floor')(error);
    }
  }

  return (text, sizeBytes) => {
    if (sizeBytes > MESSAGE_MAX_BYTES) return connection.bye('too-large');
    if (!rate.take(clock.now())) return connection.bye('too-many');
    const decoded = decodeUpAgent(text);
    if (!decoded.isOk) return connection.bye(decoded.error.kind);
    const { body } = decoded.value;
    const id = asId<MessageId>(decoded.value.id);
    counters.received(body.type, 1);
    if (body.type === 'ping') connection.send({ type: 'pong' });
    else if (body.type === 'chat.typing') typing(body);
    else if (body.type === 'floor.watch') {
      if (body.isOn) work.track(watch());
      else floor.unwatch(connection);
    } else if (isQuestion(body)) work.track(answer(id, body));
    else lane.act(() => obey(id, body));
    if (lane.inWork() + questions > UNACKED_MAX) connection.bye('too-many');
  };
}

function isQuestion(body: UpAgent): body is AgentQuestion {
  return SHAPES[body.type] === 'question';
}
