import { type AgentClient, openAgent, type PairedDevice, pairDevice } from './agent-client.ts';
import type { TestSidecar } from './sidecar.ts';
import { newId, openVisitor, type VisitorClient } from './visitor-client.ts';

/** A visitor and an agent who are talking. */
export interface Talking {
  readonly visitor: VisitorClient;
  readonly panel: AgentClient;
  readonly paired: PairedDevice;
  readonly conversation: string;
}

/** An agent on shift accepts the conversation that a visitor opens. */
export async function startTalking(
  sidecar: Pick<TestSidecar, 'url' | 'wsUrl' | 'codes'>,
): Promise<Talking> {
  const paired = await pairDevice(sidecar, (await sidecar.codes()).agent);
  const panel = await openAgent(sidecar, paired);
  await panel.command({ type: 'presence.set', presence: 'available' });
  const visitor = await openVisitor(sidecar);
  const conversation = newId();
  await visitor.command({ type: 'conversation.open', conversation, language: 'nl' });
  await panel.next(
    'conversation.changed',
    ({ card }) => card.conversation === conversation && card.state === 'assigned',
  );
  await panel.command({ type: 'conversation.accept', conversation });
  await visitor.next('conversation.moved', (moved) => moved.conversation.state === 'talking');
  return { visitor, panel, paired, conversation };
}

/** A line as a command. */
export function say(conversation: string, text: string, line = newId()) {
  return { type: 'chat.say', conversation, line, text } as const;
}
