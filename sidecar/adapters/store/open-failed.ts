/** What keeps the data folder from being used. */
export type OpenFault = 'data-in-use' | 'data-newer' | 'data-unusable' | 'disk-full';

/** The data folder cannot be used. `sentence` says to whoever starts the sidecar what to do. */
export class OpenFailed extends Error {
  override readonly name = 'OpenFailed';
  readonly kind: OpenFault;
  readonly sentence: string;

  constructor(kind: OpenFault, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.kind = kind;
    this.sentence = sentence;
  }
}
