/** What a shop's page has by the time its script runs. */
interface Toonbank {
  (...call: unknown[]): void;
  q?: unknown[];
}

interface Window {
  toonbank: Toonbank;
  dataLayer: unknown[];
}
