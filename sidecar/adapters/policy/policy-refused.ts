/** A policy that cannot be used; `sentence` says to its author what is wrong where. */
export class PolicyRefused extends Error {
  override readonly name = 'PolicyRefused';
  readonly sentence: string;

  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.sentence = sentence;
  }
}
