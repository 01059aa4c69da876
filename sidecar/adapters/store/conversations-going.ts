/** A conversation that may be forgotten, with the lines that go with it. */
export interface Goer {
  readonly conversation: string;
  readonly lines: number;
}

/**
 * The first conversations whose rows, lines included, number at most `max` together, so that a step
 * of retention stays short; never none, or one of many lines would stay for good.
 */
export function conversationsGoing(oldest: readonly Goer[], max: number): readonly string[] {
  const going: string[] = [];
  let rows = 0;
  for (const { conversation, lines } of oldest) {
    rows += 1 + lines;
    if (going.length > 0 && rows > max) break;
    going.push(conversation);
  }
  return going;
}
