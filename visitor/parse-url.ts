/** An address that is whole by itself; null when it is none. `URL.canParse` is younger than our browsers. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
