import { createServer } from 'node:http';

/** A server that answers each body with 200 or 409, and nothing else; says where it listens. */
export function answerEach(act: (body: string) => Promise<boolean>): void {
  const server = createServer((asked, answer) => {
    let body = '';
    asked.setEncoding('utf8');
    asked.on('data', (part: string) => {
      body += part;
    });
    asked.once('end', () => {
      void act(body).then((isDone) => {
        const text = JSON.stringify({ isDone });
        const headers = { 'content-type': 'application/json', 'content-length': text.length };
        answer.writeHead(isDone ? 200 : 409, headers).end(text);
      });
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    process.stdout.write(`${JSON.stringify({ msg: 'ready', url: `http://127.0.0.1:${port}` })}\n`);
  });
}
