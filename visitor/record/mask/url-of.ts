/** An address, taken from the page's when it is not whole; null when it is none. `URL.canParse` is younger than our browsers. */
export function urlOf(text: string, base: string = document.baseURI): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
