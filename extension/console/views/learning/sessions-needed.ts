import { HELD_OUT_SESSIONS_MIN, LEARNED_SESSIONS_MIN } from '../../../../shared/protocol/limits.ts';

/** The newest fifth of the sessions judges, the rest is learned from: so many until both are enough (SPEC LF8). */
export const SESSIONS_NEEDED = Math.max(HELD_OUT_SESSIONS_MIN * 5, (LEARNED_SESSIONS_MIN * 5) / 4);
