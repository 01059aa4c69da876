import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { PictureState } from './picture.ts';

/** What the state is made of. */
export interface PictureFacts {
  readonly isLinked: boolean;
  /** Why it is over; null while it is not. */
  readonly over: { readonly because: ErrorKind; readonly sentence: string } | null;
  /** Whether a page of the visitor sends. */
  readonly hasSource: boolean;
  /** Whether the visitor looks at it. */
  readonly isShown: boolean;
  readonly hasPicture: boolean;
}

export function pictureState(facts: PictureFacts): PictureState {
  if (facts.over !== null) return { kind: 'ended', ...facts.over };
  if (!facts.isLinked) return { kind: 'connecting' };
  if (!facts.hasPicture) return { kind: 'waiting' };
  if (!facts.hasSource) return { kind: 'lost' };
  return facts.isShown ? { kind: 'live' } : { kind: 'away' };
}
