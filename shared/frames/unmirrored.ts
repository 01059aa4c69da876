/** The event that says what is not in the picture: type 5 (custom) with this tag and Missing parts as its payload. */
export const UNMIRRORED_TAG = 'unmirrored';

/** A kind of part that is not in the picture, and how many there are. */
export interface MissingPart {
  readonly kind: string;
  readonly count: number;
}

const KINDS_MAX = 20;
const COUNT_MAX = 1_000_000;

/** An event's payload, which came over the wire or passed other hands: without what is no such part. */
export function readUnmirrored(payload: unknown): readonly MissingPart[] {
  if (!Array.isArray(payload)) return [];
  const parts: MissingPart[] = [];
  for (const part of payload.slice(0, KINDS_MAX)) if (isPart(part)) parts.push(only(part));
  return parts;
}

function only({ kind, count }: MissingPart): MissingPart {
  return { kind, count };
}

function isPart(part: unknown): part is MissingPart {
  if (typeof part !== 'object' || part === null || !('kind' in part) || !('count' in part)) {
    return false;
  }
  const { kind, count } = part;
  const isCount = typeof count === 'number' && Number.isInteger(count);
  return (
    typeof kind === 'string' &&
    /^[a-z-]{1,40}$/.test(kind) &&
    isCount &&
    count >= 0 &&
    count <= COUNT_MAX
  );
}
