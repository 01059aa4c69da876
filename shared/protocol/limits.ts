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
export const OFFERS_PER_SESSION_MAX = 3; // hard ceiling whatever a map says

/** Looking along. */
export const FRAME_MAX_BYTES = 65_536; // as any message
export const CHECKPOINT_MAX = 1_000_000_000; // a page makes at most a few a second
export const NODE_ID_MAX = 1_000_000_000;
export const FRAME_INFLATED_MAX_BYTES = 67_108_864; // of one checkpoint and what follows; 200,000 nodes take about 10 MB
export const FRAME_VALUES_MAX = 4_000_000; // of one checkpoint and what follows; a page of 200,000 nodes has about 1.2 million
export const FRAME_DEPTH_MAX = 1_200; // parsers stop at 512, scripts at what a test of theirs does
export const FRAME_TEXTS_MAX = 131_072; // texts sent by number once they are known
export const FRAME_TEXTS_MAX_CHARS = 4_194_304; // both ends keep them: 8 MB at most
export const FRAME_TEXT_KNOWN_MAX_CHARS = 16_384; // longer ones, whole style sheets, do not come back
export const FRAME_SHAPES_MAX = 8_192; // of objects, and as many of nodes; a large shop has some hundred
export const FRAME_SHAPE_KEYS_MAX = 65_536;
export const FRAME_NODES_MAX = 131_072; // nodes sent by number once they are known
export const FRAME_NODE_CELLS_MAX = 1_048_576; // 4 MB at each end
export const FRAME_ADDS_MAX = 131_072; // nodes in their places, sent by number once they are known
export const FRAME_FORETOLD_ROWS = 32_768; // a power of two; 256 kB at each end, twice 128
export const COBROWSE_NODES_MAX = 200_000; // a page with more is not mirrored, and the agent is told
export const COBROWSE_ASK_VALID_MS = 60_000; // who has not answered by then has not seen it, or does not want to
export const COBROWSE_REFUSALS_MAX = 2; // in one conversation; who said no twice is not asked again
export const COBROWSE_ASKS_MAX = 20; // in one conversation, however they ended: more is nagging
export const COBROWSE_MAX_MS = 3_600_000; // after an hour it is asked anew
export const COBROWSE_PAGE_GONE_MAX_MS = 60_000; // a slow page turn; longer and nobody is there
export const COBROWSE_PAGE_SAID_EVERY_MS = 20_000; // that a page is there: said three times before it counts as gone
export const COBROWSE_WATCHERS_MAX = 10;
export const COBROWSE_VIEWERS_MAX = 20; // connections to one picture: panel and tab of each
export const COBROWSE_RULES_MAX = 200;
export const SELECTOR_MAX_CHARS = 300;
export const COBROWSE_CHECKPOINT_AFTER_BYTES = 1_048_576; // a late joiner loads no more than this and one picture
export const COBROWSE_CHECKPOINT_AFTER_MS = 300_000;
export const COBROWSE_CHECKPOINTS_BURST = 4; // asked of one page: a picture of a large page takes it a tenth of a second
export const COBROWSE_CHECKPOINT_EVERY_MS = 2_000;
export const COBROWSE_TAIL_MAX_BYTES = 8_388_608; // picture and what followed, kept for who comes late
export const COBROWSE_TAILS_MAX_BYTES = 268_435_456; // all together; beyond it the oldest that nobody watches goes first
export const COBROWSE_BYTES_BURST = 16_777_216; // the picture of a very large page, twice
export const COBROWSE_BYTES_PER_SECOND = 1_048_576; // ten times a page that moves without pause
export const COBROWSE_FRAMES_BURST = 1_200;
export const COBROWSE_FRAMES_PER_SECOND = 120;
export const COBROWSE_BEAT_EVERY_MS = 500; // the page says that nothing has changed; the picture's age counts from there
export const COBROWSE_STALE_AFTER_MS = 3_000; // a picture that old is marked red
export const PAGE_BEHIND_BYTES = 262_144; // unsent in the page, beyond its picture: it sends nothing until that is gone, then a new picture
export const PAGE_SILENT_MAX_MS = 10_000; // who watches sends an echo every two seconds; a page that hears none of five is not connected
export const VIEWER_BEHIND_BYTES = 1_048_576; // above it a viewer gets nothing until it has read, then the rest of its picture, then the newest checkpoint
export const VIEWER_PICTURE_KEPT_MAX_MS = 120_000; // for a viewer who is still being sent it while newer ones open: 2 MB over a bad line
export const VIEWER_MESSAGES_BURST = 240;
export const VIEWER_MESSAGES_PER_SECOND = 80; // a pointer, 60 times a second, and what is done with it
export const RING_TEXT_MAX_CHARS = 80;
export const FILL_TEXT_MAX_CHARS = 200;
export const STROKE_POINTS_MAX = 64; // in one message
export const STROKES_MAX = 50; // on the page at once; the oldest goes
export const STROKE_DRAWN_POINTS_MAX = 4_096; // of one line on the page: a minute without lifting; the rest of it is not drawn
export const COBROWSE_REGIONS_KEPT_MAX = 50; // hidden by the visitor, kept for when the page is loaded anew
export const PICTURE_DEPTH_MAX = 1_000; // nested elements; parsers stop at 512, and what lies deeper breaks layout
export const PICTURE_SWAP_MAX_MS = 250; // a new picture is shown at latest then, with or without its sheets and images
export const TRACE_BOXES_MAX = 200; // lines of a selection drawn at once
export const VIEWER_ECHO_EVERY_MS = 2_000;
export const VIEWER_SILENT_MAX_MS = 10_000; // a sidecar that answers no echo for so long is not there
export const COBROWSE_NEED_MAX_MS = 60_000; // between pictures asked for, when each turns out wrong again
export const COBROWSE_PAINT_WAIT_MAX_MS = 100; // for a frame to be drawn; a hidden page draws none
export const COBROWSE_SLICE_MAX_MS = 8; // half of a frame, so that the page keeps its pace
export const COBROWSE_RECORDS_MAX = 100_000; // changes that wait to be worked out; beyond it a new picture is cheaper
export const COBROWSE_FRAME_LOAD_MAX_MS = 5_000; // a frame that loads longer is shown as it is by then
export const STORM_CHANGES_PER_SECOND = 30; // of one node; what is faster is an animation
export const STORM_TELL_EVERY_MS = 200; // a node that changes without pause
export const DIGEST_EVERY_MS = 10_000; // while the page changes; it takes 2 ms
export const MASK_CACHE_MAX = 2_000; // texts of a page and what became of them; a large list has a thousand
export const MASK_CACHE_MAX_CHARS = 4_000_000; // of one such memory: the style sheets of a large shop
export const MASK_TEXT_MAX_CHARS = 50_000; // a longer text is masked as a whole: reading it would be felt
export const MASK_ECHOES_MAX = 50; // things a visitor typed, looked for in the page's texts
export const MASK_COVERS_MAX = 400; // drawn over the page for the visitor
export const COBROWSES_KEPT_MS = 365 * 86_400_000; // as the conversation they belong to

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
export const CODES_EXPIRED_AT_ONCE_MAX = 200; // in one tick; each takes a handful of statements
export const TRY_CONVERSATIONS_MAX = 500; // looked at to try terms out, newest first; each takes three statements
export const TRY_PAGE_MAX = 100; // conversations or exercises read at once
export const GIVEN_EXERCISES_MAX = 10_000; // summed up in one answer, oldest first
export const LEDGER_PAGE_MAX = 100; // rows in one answer
export const GIVEN_DAYS_MAX = 366; // back, for what was given
export const LEDGER_ROWS_AT_ONCE = 500; // checked or exported in one go: about 20 ms in which nobody else is served
export const LEDGER_SIGNED_EVERY_MS = 10_000; // what is cut off within it is not noticed; 3 million lines a year at most

/** A shop's server and engine. */
export const SERVER_KEYS_MAX = 4; // of one shop, as identify keys; each is tried for every call
export const SERVER_KEY_MIN_CHARS = 32; // it vouches for money: too long to be found by trying
export const SERVER_CALL_AGE_MAX_MS = 300_000; // SPEC CD5; either way, for a server whose clock is off
export const SERVER_CALLS_PER_MINUTE = 6_000; // per address: a large shop asks from one server
export const CODE_GUESSES_PER_ASKER_MAX = 10; // wrong codes of one basket or visitor; typing errors are two or three
export const CODE_GUESSES_PER_SHOP_MAX = 1_000; // of all askers together: honest ones err a few times a minute
export const CODE_GUESS_WINDOW_MS = 600_000;
export const CODE_ASKERS_MAX = 20_000; // counted at once; the one heard of longest ago makes way
export const HOLDER_CODES_MAX = 20; // held by one basket or order
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
