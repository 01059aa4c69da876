/** Why a backup is not made, a file not believed or a copy not put in place. */
export type CopyFault =
  | 'bad-setting'
  | 'nothing-to-copy'
  | 'file-exists'
  | 'file-missing'
  | 'file-damaged'
  | 'file-newer'
  | 'target-in-use'
  | 'target-not-empty'
  | 'disk';

/** An expected no of backup or restore; `sentence` says to whoever asked for it what to do. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
  readonly kind: CopyFault;
  readonly sentence: string;

  constructor(kind: CopyFault, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.kind = kind;
    this.sentence = sentence;
  }
}
