/** What is no proper request: the text, and the status it is answered with. */
export function badRequests(
  port: number,
): readonly (readonly [what: string, bytes: string, status: number])[] {
  const host = `Host: 127.0.0.1:${port}`;
  const get = (path: string, ...more: readonly string[]): string =>
    [`GET ${path} HTTP/1.1`, host, ...more, '', ''].join('\r\n');
  const post = (path: string, body: string, ...more: readonly string[]): string =>
    [
      `POST ${path} HTTP/1.1`,
      host,
      'Origin: chrome-extension://nobody',
      'Content-Type: application/json',
      ...more,
      '',
      body,
    ].join('\r\n');
  const live = '/v1/health/live';
  return [
    ['the beginning of a TLS handshake', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['no request at all', 'hello?\r\n\r\n', 400],
    ['HTTP 0.9', `GET ${live}\r\n\r\n`, 400],
    ['HTTP 2 in plain text', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a version that is none', `GET ${live} HTTP/9.9\r\n${host}\r\n\r\n`, 400],
    ['a control character in a header', get(live, 'X-A: a\x01b'), 400],
    ['a header without a name', get(live, ': a'), 400],
    ['a space before the colon', get(live, 'Transfer-Encoding : chunked'), 400],
    ['a folded header', get(live, 'X-A: a', ' b'), 400],
    ['ten thousand headers', get(live, ...many(10_000, (n) => `X-${n}: a`)), 431],
    ['a header of 20 kB', get(live, `X-A: ${'a'.repeat(20_000)}`), 431],
    ['an address of 100 kB', get(`/${'a'.repeat(100_000)}`), 431],
    ['an address of dots', get(`/toonbank/${'..%2f'.repeat(500)}etc/passwd`), 400],
    ['an address that is no escape', get('/toonbank/%E0%A4%A'), 400],
    ['a length and chunks at once', chunked(post, 'Content-Length: 3'), 400],
    ['two lengths', post('/v1/pair', 'abc', 'Content-Length: 3', 'Content-Length: 5'), 400],
    ['a negative length', post('/v1/pair', 'abc', 'Content-Length: -3'), 400],
    ['a length that is none', post('/v1/pair', 'abc', 'Content-Length: 0x3'), 400],
    ['a chunk size that is none', chunkOf(post, 'zz\r\nabc\r\n0\r\n\r\n'), 400],
    ['an encoding that is none', post('/v1/pair', 'abc', 'Transfer-Encoding: xchunked'), 400],
    ['a body over the bound', post('/v1/pair', 'a', 'Content-Length: 99999'), 413],
    ['an upgrade without a key', get('/v1/visitor', ...upgrade('https://boots.example')), 400],
    [
      'an upgrade to another version',
      get(
        '/v1/visitor',
        ...upgrade('https://boots.example'),
        'Sec-WebSocket-Version: 99',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ),
      400,
    ],
    [
      'an upgrade to something else',
      get('/v1/visitor', 'Connection: Upgrade', 'Upgrade: h2c'),
      403,
    ],
  ];
}

const many = (count: number, make: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => make(n));

const upgrade = (origin: string): readonly string[] => [
  `Origin: ${origin}`,
  'Connection: Upgrade',
  'Upgrade: websocket',
];

type Post = (path: string, body: string, ...more: readonly string[]) => string;

function chunkOf(post: Post, body: string): string {
  return post('/v1/pair', body, 'Transfer-Encoding: chunked');
}

/** What one program takes for a body and another for the next request (RFC 9112, 6.1). */
function chunked(post: Post, length: string): string {
  return post(
    '/v1/pair',
    '0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: evil\r\n\r\n',
    length,
    'Transfer-Encoding: chunked',
  );
}
