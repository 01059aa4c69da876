/** What the gateway is told at the start; the composition root makes it from the Config. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  /** null means the loopback names with the port that was bound. */
  readonly hosts: readonly string[] | null;
  readonly extensionOrigins: readonly string[];
  readonly sidecarName: string;
  /** Any of them opens /metrics; several while one is being replaced. */
  readonly metricsTokens: readonly string[];
  /** Any of them opens export and erasure; without one nothing does. */
  readonly operatorTokens: readonly string[];
  readonly visitorDir: string;
}
