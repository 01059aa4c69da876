import type { VisitorCommand } from '../../shared/protocol/shape.ts';
import type { OwnLine } from './talk-state.ts';

/** The line in a command that carries one. */
export function pendingLine(body: VisitorCommand, at: number): readonly OwnLine[] {
  if (body.type !== 'chat.say' && body.type !== 'message.leave') return [];
  const { line, conversation, text } = body;
  return [{ line, conversation, text, at, state: 'pending' }];
}

export const asSent = (line: OwnLine): OwnLine => ({ ...line, state: 'sent' });
export const asRefused = (line: OwnLine): OwnLine => ({ ...line, state: 'refused' });
