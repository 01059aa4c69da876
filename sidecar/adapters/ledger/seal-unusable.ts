/** A key of the signed heads cannot be used. `sentence` says to the operator what to do. */
export class SealUnusable extends Error {
  override readonly name = 'SealUnusable';
  readonly kind = 'data-unusable';
  readonly sentence: string;

  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.sentence = sentence;
  }
}
