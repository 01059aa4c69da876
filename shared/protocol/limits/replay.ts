/** Past sessions through changed maps or another rule. */
export const REPLAY_DAYS_MAX = 90; // as long as sessions are kept
export const REPLAY_SESSIONS_MAX = 20_000; // the newest; by the plain rule a thousand take a second of a processor
export const REPLAY_SESSIONS_AT_ONCE = 4; // read in one picture: under 10 ms in which nobody else is served
export const REPLAY_SAME_MOMENT_MS = 30_000; // a call so much sooner is taken for the same one: acts come together, and are judged by the last
export const REPLAY_REQUESTS_PER_MINUTE = 12; // per address; one at a time
export const REPLAY_CHANGES_MAX_CHARS = 20_000; // of JSON in a lead's question: at three bytes each it fits one message
export const REPLAY_MAPS_TOLD_MAX = 100; // in one answer: those in force, and as many that are thought of
