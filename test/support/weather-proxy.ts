import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

/** What stands between a browser and a server, and can go wrong there. Each may be set at any time. */
export type Weather = {
  /** Answers 503 for addresses that end so, without asking the server. */
  closed: RegExp | null;
  /** A wifi that lets nobody through yet answers everything with a page of its own, with this status. */
  portal: number | null;
  /** Changes the body of an answer. */
  rewrite: ((path: string, body: string) => string) | null;
  /** The server has answered, so it has committed: nothing of the answer has gone on yet. True: it never does. */
  onAnswer: ((path: string) => Promise<boolean>) | null;
};

/** A server in front of the one on `target`, at an address of its own, closed when the test file is done. */
export async function weatherProxy(target: () => number): Promise<{ url: string; weather: Weather }> {
  const weather: Weather = { closed: null, portal: null, rewrite: null, onAnswer: null };
  const server = http.createServer((request, response) => {
    const path = request.url ?? '/';
    if (weather.portal) {
      response.writeHead(weather.portal, { 'content-type': 'text/html; charset=utf-8' });
      return void response.end('<!doctype html><title>Guest wifi</title><p>Agree to our terms');
    }
    if (weather.closed?.test(path)) return void response.writeHead(503).end();
    // Uncompressed, so that an answer can be changed on the way.
    const headers = { ...request.headers, 'accept-encoding': 'identity' };
    const options = { host: '127.0.0.1', port: target(), method: request.method, path, headers };
    const onward = http.request(options, async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part as Buffer);
      if (await weather.onAnswer?.(path)) return void request.socket.destroy();
      const body = Buffer.concat(parts);
      const changed = weather.rewrite ? Buffer.from(weather.rewrite(path, body.toString('latin1')), 'latin1') : body;
      const { 'content-length': _, 'transfer-encoding': __, ...kept } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, { ...kept, 'content-length': changed.length });
      response.end(changed);
    });
    onward.on('error', () => request.socket.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, weather };
}
