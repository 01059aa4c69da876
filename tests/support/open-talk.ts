import type { Desk } from './desk.ts';

/** A visitor opens a chat and whoever it is given to accepts it. */
export async function openTalk(desk: Desk, visitor: string, conversation: string): Promise<void> {
  await desk.visitor(visitor, { type: 'conversation.open', conversation, language: 'nl' });
  const { holder } = await desk.conversation(conversation);
  await desk.agent(holder ?? 'nobody', { type: 'conversation.accept', conversation });
}
