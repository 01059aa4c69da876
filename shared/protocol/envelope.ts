import { type TSchema, Type } from '@sinclair/typebox';
import { Count, Exact, Id, Moment, OneOf } from './scalars.ts';

/**
 * What goes up. `id` is the once-only key of a command. `n` numbers a tab's signals from 1, without
 * gaps, so that one high-water mark per tab removes repeats; it is absent on everything else.
 */
export interface UpEnvelope<Body> {
  readonly id: string;
  readonly at: number;
  readonly n?: number;
  readonly body: Body;
}

/** What comes down. `seq` and `feed` are set on facts alone: the place in that audience's feed. */
export interface DownEnvelope<Body> {
  readonly at: number;
  readonly seq?: number;
  readonly feed?: 'own' | 'floor';
  readonly body: Body;
}

export const upEnvelope = <T extends TSchema>(body: T) =>
  Exact({ id: Id, at: Moment, n: Type.Optional(Type.Integer({ minimum: 1 })), body });

export const downEnvelope = <T extends TSchema>(body: T) =>
  Exact({
    at: Moment,
    seq: Type.Optional(Count()),
    feed: Type.Optional(OneOf('own', 'floor')),
    body,
  });
