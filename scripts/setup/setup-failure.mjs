/** A set-up step that cannot go on; its message is the sentence the person reads. */
export class SetupFailure extends Error {}
