/** 128 random bits; `crypto.randomUUID` is missing on pages without TLS, `getRandomValues` is not. */
const ID_BYTES = 16;

/** A new id in the protocol's alphabet. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
