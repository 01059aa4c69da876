import type { Draft } from './draft.ts';

/** What every part of the form gets. */
export type PartProps = {
  readonly draft: Draft;
  /** The error of a field, when what stands there cannot be read. */
  readonly wrong: (field: string) => string | undefined;
  readonly set: (change: Partial<Draft>) => void;
};
