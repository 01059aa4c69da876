/**
 * A primitive that the compiler keeps apart from others of its shape.
 *
 * The mark exists in the type only; at run time the value is the bare primitive.
 */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
