/** What a built folder says of itself in its stamp, and what is there now. */
export type Built = {
  readonly stampedHash: string | undefined;
  readonly sourceHash: string;
  readonly hasOutput: boolean;
};

/** Whether what was built may be used as it is. */
export function isFresh(built: Built): boolean {
  return built.hasOutput && built.stampedHash === built.sourceHash;
}
