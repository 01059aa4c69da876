import { type TSchema, Type } from '@sinclair/typebox';
import { ID_PATTERN } from '../kernel/ids.ts';
import { MONEY_MAX_MINOR, NAME_MAX_CHARS, URL_MAX_CHARS } from './limits.ts';

/** Any id: 1–64 letters, digits, `_` or `-`. */
export const Id = Type.String({ pattern: ID_PATTERN });
/** Milliseconds since 1970, whole. */
export const Moment = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** Whole number from 0 up to `maximum`. */
export const Count = (maximum = Number.MAX_SAFE_INTEGER) => Type.Integer({ minimum: 0, maximum });
/** Text of at most `max` UTF-16 units; may be empty. */
export const Text = (max: number) => Type.String({ maxLength: max });
/** Text with at least one character. */
export const Words = (max: number) => Type.String({ minLength: 1, maxLength: max });
/** A person's or thing's name. */
export const Name = Words(NAME_MAX_CHARS);
/** Where a page is: path, query and hash as the visitor script cleaned them. */
export const Url = Text(URL_MAX_CHARS);
/** Money in minor units; negative only for refunds. */
export const MinorUnits = Type.Integer({ minimum: -MONEY_MAX_MINOR, maximum: MONEY_MAX_MINOR });
/** ISO 4217. */
export const Currency = Type.String({ pattern: '^[A-Z]{3}$' });
/** The languages Toonbank speaks. */
export const Language = Type.Union([Type.Literal('nl'), Type.Literal('en')]);
/** 32 random bytes in base64url. */
export const Secret = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

/** The thing, or nothing. */
export const Maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** An object without any other field. */
export const Exact = <P extends Record<string, TSchema>>(fields: P) =>
  Type.Object(fields, { additionalProperties: false });
/** One of a few words. */
export const OneOf = <const W extends readonly string[]>(...words: W) =>
  Type.Union(words.map((word) => Type.Literal(word))) as unknown as ReturnType<
    typeof Type.Unsafe<W[number]>
  >;
