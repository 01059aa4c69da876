/** Where the widget's place is kept. Apart from what reads it, which comes with the chat. */
export const PLACE_KEY = 'toonbank.place';
export const SEEN_KEY = 'toonbank.seen';
export const HELP_KEY = 'toonbank.help';
/** Of a page that is, or was, looked along with: until its receipt is put away. */
export const ALONG_KEY = 'toonbank.along';
