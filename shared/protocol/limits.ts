/**
 * Every bound of the product (SPEC LM1): the unit ends the name, the reason stands beside it.
 * Whoever needs a number that protects something puts it here and writes a test that crosses it.
 */

/** Sockets and HTTP. */
export const MESSAGE_MAX_BYTES = 65_536; // OWASP WebSocket cheat sheet: 64 kB
export const HELLO_MAX_BYTES = 4_096; // nothing large may arrive before we know who speaks
export const BEACON_MAX_BYTES = 65_536; // browsers refuse sendBeacon bodies above 64 KiB
export const BEACON_MESSAGES_MAX = 100;
export const HTTP_BODY_MAX_BYTES = 65_536;
export const FRAGMENTS_MAX = 64; // of one message; browsers send ours in one
export const CHUNKS_BUFFERED_MAX = 8_192; // pieces of one frame that came apart on the way; each costs more than its bytes
export const PINGS_BURST = 20; // no browser pings; a proxy may, about once a minute
export const PINGS_PER_SECOND = 1;
export const SAID_AFTER_END_MAX = 20; // what was on its way; who says more after our goodbye is read no more
export const UNREAD_CUT_AFTER_MS = 1_000; // time for our goodbye to arrive, over a slow network too
export const REQUEST_MAX_MS = 10_000; // a request must be complete within this; slower ones are an attack or lost
export const SOCKETS_MAX = 24_000; // CONNECTIONS_MAX, and room for requests beside them
export const REFUSALS_LOGGED_PER_MINUTE = 60; // who is turned away a million times must not fill the log
export const HELLO_DEADLINE_MS = 5_000; // also bounds half-open sockets of strangers
export const UNGREETED_MAX = 2_500; // without a hello, all together: a busy shop's visitors when a sidecar comes back; about 40 MB
export const LISTEN_BACKLOG_MAX = 4_096; // not yet accepted by us; whoever finds no room tries again a whole second later (TCP)
export const UNGREETED_PER_ADDRESS_MAX = 50;
export const CONNECTIONS_PER_ADDRESS_MAX = 2_000; // an office or a mobile carrier behind one address
export const CONNECTIONS_PER_VISITOR_MAX = 20; // tabs of one shop
export const CONNECTIONS_PER_AGENT_MAX = 8; // devices of one agent
export const CONNECTIONS_MAX = 20_000;
export const VISITOR_MESSAGES_BURST = 120; // token bucket: a page load with its outbox
export const VISITOR_MESSAGES_PER_SECOND = 20;
export const VISITOR_TABS_BUSY_MAX = 4; // tabs of one visitor that may use their whole rate at once
export const AGENT_MESSAGES_BURST = 400; // an outbox after a long absence
export const AGENT_MESSAGES_PER_SECOND = 40;
export const HTTP_REQUESTS_PER_MINUTE = 600; // per address
export const UPGRADES_PER_ADDRESS_PER_MINUTE = 6_000; // connections and beacons: two for each page turned in an office behind one address
export const PAIR_TRIES_MAX = 5; // per code
export const PAIR_TRIES_PER_ADDRESS_PER_MINUTE = 20;
export const PAIR_CODE_VALID_MS = 600_000;
export const IDENTIFY_VALID_MAX_MS = 300_000; // SPEC ID1
export const IDENTIFY_MAX_BYTES = 4_096;
export const IDENTIFY_KEYS_MAX = 4; // of one shop: new and old, and room for a second change; each may be tried per token
export const ORDERS_MAX = 1_000_000; // earlier orders a shop may claim for a customer
export const PROOF_VALID_MAX_MS = 60_000; // SPEC ID2: made for one connection
export const CLOCK_SKEW_MAX_MS = 60_000; // tolerated between two machines when judging signed times
export const CLOCK_JUMP_MIN_MS = 5_000; // between two ticks; time services correct less than that without setting the clock
export const CLOCK_SETTLED_AFTER_MS = 1_800_000; // even for so long before anything is ended or forgotten for its age
export const RATE_ADDRESSES_MAX = 20_000; // addresses counted at once; the one heard of longest ago makes way
export const HEARTBEAT_MS = 20_000; // a service worker dies after 30 s of silence (Chrome)
export const HEARTBEAT_MISSES_MAX = 2;
export const SEND_BUFFER_MAX_BYTES = 1_048_576; // per connection; above it the reader is slow
export const FEED_PAGE_MAX = 200; // facts pumped at once
export const UNACKED_MAX = 500; // commands or signals of one connection in work at once

/** Reconnecting, both ends. */
export const BACKOFF_FIRST_MS = 250;
export const BACKOFF_MAX_MS = 30_000;
export const LINK_GREETING_MAX_MS = 10_000; // a panel's connection without a welcome by then is half-open: tried anew
export const OUTBOX_SIGNALS_MAX = 500; // visitor; oldest live, then oldest signals go first, chat never
export const OUTBOX_LINES_MAX = 200; // chat lines waiting on one side; the composer says so when full

/** Text and fields from a page. */
export const URL_MAX_CHARS = 1_024;
export const TITLE_MAX_CHARS = 200;
export const NAME_MAX_CHARS = 120;
export const PRODUCT_ID_MAX_CHARS = 100;
export const SEARCH_MAX_CHARS = 100;
export const BASKET_LINES_MAX = 50;
export const QUANTITY_MAX = 9_999;
export const MONEY_MAX_MINOR = 100_000_000_000;
export const VISIBLE_MAX_MS = 86_400_000;
export const PAST_MAX_MS = 86_400_000; // an outbox may be a day old; older moments are clamped

/** Conversations. */
export const LINE_MAX_CHARS = 4_000;
export const CONTACT_MAX_CHARS = 200;
export const NOTE_MAX_CHARS = 1_000;
export const DISPOSITION_MAX_CHARS = 60;
export const LINES_PER_CONVERSATION_MAX = 5_000;
export const LINES_IN_SNAPSHOT_MAX = 100;
export const NOTICES_PER_CONVERSATION_MAX = 200; // places kept for them when the lines are full
export const QUEUE_MAX = 1_000; // beyond it a visitor is asked to leave a message
export const CAPACITY_MAX = 20;
export const LINES_PER_MINUTE_VISITOR_MAX = 30;
export const ACCEPT_WITHIN_MS = 30_000; // assigned and unanswered: offered to the next agent
export const MISSES_UNTIL_AWAY = 2;
export const WRAP_UP_MAX_MS = 300_000;
export const CONVERSATION_IDLE_MAX_MS = 1_800_000;
export const WAITS_SINCE_MS = 3_600_000; // what a waiting time is estimated from
export const TYPING_EVERY_MS = 2_000;
export const TYPING_SHOWN_MS = 5_000;
export const DRAFT_SHOWN_MAX_CHARS = 500; // more of what is not sent yet nobody reads while it changes
export const DRAFT_EVERY_MS = 700; // about two words
export const DRAFT_ON_SCREEN_MS = 30_000; // unless it is told again: "no longer" may get lost on the way

/** Sessions. */
export const SESSION_IDLE_MAX_MS = 1_800_000;
export const SESSION_MAX_MS = 86_400_000;
export const ACTS_PER_SESSION_MAX = 5_000; // beyond it signals are acknowledged and dropped
export const TABS_PER_VISITOR_MAX = 100; // high-water marks kept
export const JOURNEY_PAGE_MAX = 100; // acts per answer
export const SEARCH_PAGE_MAX = 50; // conversations per answer
export const FLOOR_ROWS_MAX = 500; // the busiest first
export const FLOOR_EVERY_MS = 100;
export const JOURNEY_PRODUCTS_MAX = 20; // looks at products remembered in a session's running sum
export const JOURNEY_PAGES_MAX = 10; // pages remembered in it
export const JOURNEY_READ_MAX = 20; // hesitations remembered in it that the sidecar read itself
export const JOURNEY_EXTRAS_MAX = 50; // offers and read hesitations among the acts of one answer
export const REASON_COUNT_MAX = 9_999; // a count in words; beyond it nobody counts
export const EARLIER_LOOKS_KEPT_MS = 30 * 86_400_000; // a look longer ago says nothing about today
export const FLOOR_GONE_AFTER_MS = 60_000; // a row without a connection leaves the floor

/** Engagement. */
export const ACTION_MAPS_MAX = 50;
export const OFFER_WORDS_MAX_CHARS = 300; // fits the offer card
export const DISPOSITIONS_MAX = 50; // beyond it nobody finds the right one
export const POLICY_MAX_BYTES = 1_048_576; // read whole at each change
export const BLOCK_JUDGED_EVERY_MS = 2_000; // a blocked session looks again for somebody free
export const MERIT_EVERY_MS = 60_000; // what drew a score up, of one session, for the floor: it takes as long as a hundred scores
export const OFFERS_PER_SESSION_MAX = 3; // hard ceiling whatever a map says
export const SHOPS_TOLD_MAX = 60; // whose split is told in one answer
export const RATIO_SINCE_MS = 28 * 86_400_000; // back, for whether the arms are split as drawn: a split that was mended is forgiven
export const RATIO_WATCHED_EVERY_MS = 3_600_000; // it reads all stamps; a broken split takes days to show anyway

/** Looking along. */
export * from './limits/cobrowse.ts';

/** Learning when to step in. */
export * from './limits/learning.ts';
export * from './limits/replay.ts';

/** Mandates, codes and approvals. */
export const MANDATES_MAX = 500; // not revoked; a lead reads them all
export const ALLOWANCES_MAX = 6; // each kind once
export const STEPS_MAX = 12; // ready to choose from, of one allowance
export const GROUND_WORDS_MAX = 200; // categories or products of one mandate
export const BEARERS_MAX = 1_000; // as many as agents
export const SKILLS_MAX = 50; // of one agent, or named by one mandate
export const SKILL_MAX_CHARS = 40;
export const CODE_VALID_MIN_MS = 300_000; // shorter, and it ends while it is being typed in
export const CODE_VALID_MAX_MS = 90 * 86_400_000;
export const CODE_TEXT_MAX_CHARS = 32;
export const APPROVAL_WAIT_MIN_MS = 30_000;
export const APPROVAL_WAIT_MAX_MS = 900_000; // a visitor waits no quarter of an hour
export const APPROVALS_OPEN_MAX = 3; // of one conversation
export const REASON_MAX_CHARS = 500;
export const OPTIONS_MAX = 60; // what an agent may give in one conversation: steps of all mandates
export const EXERCISES_PER_CONVERSATION_MAX = 20; // also where a mandate says nothing
export const TASK_DUE_AFTER_MS = 3 * 86_400_000; // goodwill that comes later is forgotten by who was promised it
export const TASK_SETTLED_SHOWN_MS = 86_400_000; // a working day and its evening: what leads see of what was done
export const CODES_EXPIRED_AT_ONCE_MAX = 200; // in one tick; each takes a handful of statements
export const TRY_CONVERSATIONS_MAX = 500; // looked at to try terms out, newest first; each takes three statements
export const TRY_PAGE_MAX = 100; // conversations or exercises read at once
export const GIVEN_EXERCISES_MAX = 10_000; // summed up in one answer, oldest first
export const LEDGER_PAGE_MAX = 100; // rows in one answer
export const AFTER_END_ORDERS_MAX = 20; // paid with one code after its end and charged each once; a shop that goes on has long been told
export const MANDATES_PAGE_MAX = 50; // in one answer: some 100 kB
export const LEDGER_FILE_PAGE_MAX = 1_000; // rows in one answer, for a file: 300 kB, and 20 ms in which nobody else is served
export const LEDGER_FILE_ROWS_MAX = 20_000; // in what the console gives as files: some 10 s; all of it by the command
export const STAMPS_AT_ONCE = 500; // read in one go, to compare the arms: about 10 ms in which nobody else is served
export const GIVEN_DAYS_MAX = 366; // back, for what was given
export const LEDGER_ROWS_AT_ONCE = 500; // checked or exported in one go: about 20 ms in which nobody else is served
export const LEDGER_SIGNED_EVERY_MS = 10_000; // what is cut off within it is not noticed; 3 million lines a year at most

/** Knowledge. */
export const ARTICLES_MAX = 5_000; // in use; every panel keeps a copy of all
export const ARTICLE_BODY_MAX_CHARS = 20_000; // ten printed pages; more is a manual, and nobody reads it in a chat
export const ARTICLE_MAX_BYTES = 61_440; // both languages with all that is said of it, as JSON: it fits one message
export const ARTICLE_MOMENT_MAX_MS = 253_402_300_799_000; // the last day of 9999: calendars write years in four digits
export const ARTICLE_WORDS_MAX = 50; // categories or products of one article
export const ARTICLES_PAGE_MAX = 50; // in one answer
export const ARTICLES_PAGE_MAX_BYTES = 262_144; // of texts in one answer, unless the first alone is more
export const VERSIONS_PAGE_MAX = 10; // versions of one article in one answer
export const KNOWLEDGE_PAGE_MAX_BYTES = 2_097_152; // one Markdown file or saved page; a shop's own help page has 100 kB
export const KNOWLEDGE_TABLE_MAX_BYTES = 67_108_864; // all articles in one table, at 13 kB each
export const KNOWLEDGE_BODY_MAX_BYTES = 262_144; // articles in one request: four of the largest
export const KNOWLEDGE_OFFERED_MAX = 50; // articles in one request; each takes a commit
export const KNOWLEDGE_REQUESTS_PER_MINUTE = 600; // per address: all articles go in or out in a hundred
export const FRONT_MATTER_MAX_CHARS = 32_768; // fifty categories and products with names as long as they may be

/** Suggestions. */
export const SUGGESTIONS_MAX = 10; // in one answer: three under a line, a page of a search
export const SUGGESTIONS_SHOWN_MAX = 3; // under one line; more is a list to read while somebody waits
export const MATCHED_MAX = 4; // words that say why
export const MATCHED_MAX_CHARS = 60; // of one of them; a longer "word" is an address or a mistake
export const QUESTION_KEPT_MAX_CHARS = 500; // of a visitor's line, to learn from and to find gaps by
export const QUESTION_BEFORE_MAX = 5; // earlier lines of the visitor that are read with a question
export const NOTES_LEARNED_MAX = 20_000; // what was shown and used, newest first: 12 MB, a year of a busy shop
export const NOTES_READ_MAX = 500; // at once
export const NOTES_LEARNED_EVERY_MS = 10_000; // learning builds anew; what was used helps the next visitor, not this one
export const EXAMPLES_PER_ARTICLE_MAX = 50; // beyond it more of the same says nothing new
export const GAP_DAYS_MAX = 366;
export const GAP_QUESTIONS_MAX = 2_000; // clustered in one answer, newest first: about 50 ms
export const GAP_CLUSTERS_MAX = 20; // a lead writes a handful of articles at a time
export const GAP_WORDS_MAX = 5;
export const GAP_EXAMPLES_MAX = 5;
export const GAP_ARTICLES_MAX = 50;
export const GAPS_ASIDE_MAX = 500; // questions that need no article and are learned from, newest first: a hundred gaps
export const RANKED_TEXT_MAX_CHARS = 1_000; // of a line or example that is ranked by; nobody asks one thing in more
export const RANKED_TEXT_MAX_WORDS = 64; // pairs of them grow with the square
export const RANKED_BODY_MAX_WORDS = 2_000; // of an article's text; found by what stands behind them, it would be no answer
export const LEARNED_ARTICLES_MAX = 300; // told apart by what was learned, those asked most; time grows with them and the examples
export const LEARNED_EXAMPLES_MAX = 20_000; // as many as notes are learned from
export const LEARN_EVERY_MS = 60_000; // from the begin of one learning to the next; it may take as long on one core
export const UNUSED_AFTER_SHOWN = 10; // times shown and never used before it is told

/** A shop's server and engine. */
export const SERVER_KEYS_MAX = 4; // of one shop, as identify keys; as many as any shop has are tried for every call
export const SERVER_KEY_MIN_CHARS = 32; // it vouches for money: too long to be found by trying
export const SERVER_CALL_AGE_MAX_MS = 300_000; // SPEC CD5; either way, for a server whose clock is off
export const SERVER_CALLS_PER_MINUTE = 6_000; // per address: a large shop asks from one server
export const CODE_GUESSES_PER_ASKER_MAX = 10; // wrong codes of one basket or visitor; typing errors are two or three
export const CODE_GUESSES_PER_SHOP_MAX = 1_000; // of all askers together: honest ones err a few times a minute
export const CODE_GUESS_WINDOW_MS = 600_000;
export const CODE_ASKERS_MAX = 20_000; // counted at once; the one heard of longest ago makes way
export const HOLDER_CODES_MAX = 20; // held by one basket or order
export const CODE_HELD_BEFORE_MAX = 5; // baskets that had applied a code before its holder: a visitor's devices, and friends
export const ORDER_CODES_MAX = 10; // told with one order
export const SHOP_TRIES_MAX = 4; // to make a code, in under two minutes: somebody waits for it in a chat
export const SHOP_PAYS_WITHIN_MS = 1_800_000; // an order begun while the code held; a bank's page may take that long
export const SHOP_ANSWER_MAX_BYTES = 2_097_152; // 200 orders with their discounts
export const SHOP_ORDERS_MAX = 200; // in one answer
export const RECONCILE_EVERY_MS = 5_000; // a code is entered and its order paid in not much less
export const RECONCILE_BACKOFF_MAX_MS = 900_000; // an engine that does not answer is asked less and less
export const RECONCILE_BACK_MS = 3 * 86_400_000; // after a restart: orders that were changed while it was down
export const RECONCILE_CODES_MAX = 1_000; // looked at for the oldest

/** Agents. */
export const AGENTS_MAX = 1_000;
export const DEVICES_PER_AGENT_MAX = 5;
export const PRESENCE_GRACE_MS = 60_000; // a restarting service worker reassigns nobody
export const LINK_SAID_EVERY_MS = 15_000; // by each of several sidecars: a quarter of the grace
export const LINK_SILENT_MAX_MS = 45_000; // unsaid three times: the sidecar that had the link is gone

/** The bus between sidecars. */
export const BUS_MESSAGE_MAX_BYTES = 262_144; // the largest frame four times; NATS itself takes 1 MB
export const BUS_BEHIND_MAX_BYTES = 8_388_608; // sent and not yet taken by NATS, as a picture with its tail; beyond it what is new is lost
export const BUS_CONNECT_MAX_MS = 5_000;
export const BUS_SILENT_MAX_MS = 10_000; // a server that answers nothing for so long is not there
export const BUS_RETRY_FIRST_MS = 250; // doubled at each try in vain
export const BUS_RETRY_MAX_MS = 5_000; // for ever
export const BUS_PEERS_MAX = 64; // sidecars whose keys and places are remembered
export const BUS_SUBJECTS_MAX = 20_000; // whose last number is remembered: two of each cobrowse, of which so many are not at one sidecar
export const BUS_AUDIENCES_MAX = 1_000; // in one bell
export const ROOM_SAID_EVERY_MS = 3_000; // by each of several sidecars: its page, and who looks along there
export const ROOM_UNSAID_MAX = 3; // times: the sidecar that had them is gone
export const VISITORS_SAID_MAX = 1_000; // in one message about who is here
export const VISITORS_ELSEWHERE_MAX = 100_000; // known to be at other sidecars: 20 MB
export const PRESENCE_KEPT_MS = 1_800_000; // gone for longer: the agent says again that they are there

/** How long things are kept (all enforced by the ticker's retention step). */
export const SIGNALS_KEPT_MS = 90 * 86_400_000;
export const FEED_KEPT_MS = 7 * 86_400_000;
export const MARKS_KEPT_MS = 7 * 86_400_000; // as long as the feed (SPEC FD3)
export const CONVERSATIONS_KEPT_MS = 365 * 86_400_000;
export const AUDIT_KEPT_MS = 365 * 86_400_000;
export const VISITORS_KEPT_MS = 365 * 86_400_000; // since last seen, and as long as a session or conversation is kept
export const SEEN_NOTED_EVERY_MS = 3_600_000; // when a visitor was last seen is for retention alone, which counts in days
export const RETENTION_EVERY_MS = 60_000;
export const RETENTION_ROWS_MAX = 5_000; // per table and step, so that a step stays short

/** Export and erasure. */
export const ERASE_ROWS_MAX = 5_000; // removed in one commit; more takes several, so that nobody waits long
export const ERASED_CONVERSATIONS_MAX = 500; // in one fact; more takes several
export const EXPORT_PAGE_MAX = 200; // rows of an export read at once
export const CUSTOMER_VISITORS_MAX = 1_000; // browser profiles of one customer in one request
export const SCRUB_AGAIN_MS = 3_600_000; // after the files could not be rewritten; it copies the whole database
export const SCRUB_WAIT_MAX_MS = 1_000; // for who reads or holds a table; everybody waits behind it meanwhile, and a backup takes minutes
export const SCRUB_ASK_EVERY_MS = 50; // whether they have gone; a reading takes less
export const ERASURES_AT_ONCE_MAX = 100; // taken up again in one round
export const ERASURES_PENDING_MAX = 100_000; // a restore asks for at most so many; all go before anybody is let in
export const VISITORS_FORGOTTEN_MAX = 200; // in one step of retention; each takes about ten statements
export const PRIVACY_TOKEN_MIN_CHARS = 32; // it opens everything kept about anybody
export const PRIVACY_REQUESTS_PER_MINUTE = 60; // per address

/** Store and effects. */
export const COMMIT_GROUP_MAX = 256; // requests in one transaction
export const COMMIT_QUEUE_MAX = 20_000; // beyond it requests are refused as unavailable
export const SESSIONS_CACHED_MAX = 20_000; // as many as connections; about 2 kB each
export const STORE_BUSY_ASK_EVERY_MS = 20; // whether it has been let go; a commit takes less
export const STORE_BUSY_MAX_MS = 5_000; // how long a write waits for a lock before it is refused
export const STORE_WRITERS_MAX = 8; // connections to PostgreSQL; it allows 100 in all by default
export const STORE_READERS_MAX = 4; // the same for readings: a long question holds up no commit
export const STORE_CONNECT_MAX_MS = 5_000;
export const STORE_STATEMENT_MAX_MS = 10_000; // a step of retention takes well under a second
export const STORE_STILL_MAX_MS = 5_000; // a sidecar that hangs keeps its locks in PostgreSQL no longer
export const STORE_ANSWER_MAX_MS = 15_000; // a server that has not answered by then is gone
export const STORE_TRIES_MAX = 3; // of a request that the database broke off for a deadlock
export const FEED_GAP_ON_RESTORE = 1_000_000_000_000; // more facts than any audience is told between a backup and its restore
export const BACKUP_ROWS_AT_ONCE = 500; // read or written in one go: 64 kB each at most
export const EFFECT_LEASE_MS = 30_000;
export const EFFECT_TRIES_MAX = 10;
export const EFFECT_TIMEOUT_MS = 10_000;
export const EFFECT_BACKOFF_FIRST_MS = 5_000; // four times longer after every try: about 20 hours in all
export const EFFECT_BACKOFF_MAX_MS = 21_600_000;
export const EFFECTS_AT_ONCE_MAX = 20;
export const DRAIN_MAX_MS = 10_000;
