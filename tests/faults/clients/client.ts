/** One page or panel that writes lines and holds those of others; it lives in a process of a crew. */
export interface Client {
  /** Conversations that it can write in by now. */
  conversations(): Promise<readonly string[]>;
  /** Puts a line in; resolves once it has been accepted, and is then owed to everybody. */
  write(conversation: string, text: string): Promise<void>;
  /** How many of its lines have no answer yet; more than none, too, while it has no connection. */
  waiting(): Promise<number>;
  /** The lines of a conversation that it holds, in the order in which a person sees them. */
  held(conversation: string): Promise<readonly string[]>;
  /** Its program ends without a word and begins again with what it had kept. */
  die(): Promise<void>;
}

/** What a module of clients exports as `openClient`. */
export type OpenClient = (terms: ClientTerms) => Promise<Client>;

export interface ClientTerms {
  readonly name: string;
  /** http address of the proxy between it and the server. */
  readonly url: string;
  /** What else its kind needs to know. */
  readonly more: Readonly<Record<string, string>>;
}
