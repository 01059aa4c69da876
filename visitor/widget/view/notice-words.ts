import type { Line } from '../../../shared/protocol/messages/chat.ts';
import type { Words } from '../words/words.ts';

/** A notice in the reader's language; a hand-over is never silent. */
export function noticeWords({ kind, name }: NonNullable<Line['notice']>, words: Words): string {
  const who = name ?? words.somebody;
  switch (kind) {
    case 'joined':
      return words.joined(who);
    case 'handed-over':
      return name === null ? words.handedOverNobody : words.handedOver(who);
    case 'taken-over':
      return words.takenOver(who);
    case 'back-in-queue':
      return words.backInQueue;
    case 'ended':
      return words.endedNotice;
    case 'left-message':
      return words.leftMessage;
    default:
      return kind satisfies never;
  }
}
