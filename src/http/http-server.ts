import {
  STATUS_CODES,
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from '../config.js';
import { outcomeOf, Problem } from './problem.js';

/** Time for the headers alone, of the time that REQUEST_TIMEOUT_MS gives the whole request. */
const HEADERS_MS = 10_000;
/** A token and a few short headers need 2 kB. */
const MOST_HEADER_BYTES = 16_384;
/** Longer than proxies keep theirs (usually 60 s): else one sends a call into a connection that we just closed. */
const KEEP_ALIVE_MS = 65_000;
/** Nothing moves on a connection: a client that does not fetch its answer. Longer than any answer takes. */
const STANDSTILL_MS = 120_000;
/** How long a refused client may go on talking before the line is cut. */
const LINGER_MS = 500;

/**
 * The socket's own limits, and an OperationOutcome where Node itself refuses a request that the app never sees.
 * https://nodejs.org/docs/latest-v20.x/api/http.html#class-httpserver
 */
export function createHttpServer(
  app: RequestListener,
  { requestTimeoutMs }: Pick<Config, 'requestTimeoutMs'>,
): Server {
  const lines: Lines = new WeakMap();
  const server = createServer(
    {
      headersTimeout: Math.min(HEADERS_MS, requestTimeoutMs),
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1000, Math.floor(requestTimeoutMs / 2)),
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MOST_HEADER_BYTES,
      // Node would answer without a body; `hasHost` answers with one.
      requireHostHeader: false,
    },
    (request, response) => {
      lines.set(request.socket, { request, response, isAlone: isIdle(lines.get(request.socket)) });
      if (hasHost(request)) app(request, response);
      else refuse(response, hostless);
    },
  );
  server.timeout = STANDSTILL_MS;
  server.on('checkExpectation', (_request, response: ServerResponse) => refuse(response, unexpectable));
  answerBrokenRequests(server, lines);
  return server;
}

const broken = new Problem(400, 'structure', 'This is not an HTTP request that can be read.');
const hostless = new Problem(400, 'required', 'The header Host is missing.');
const unexpectable = new Problem(417, 'not-supported', 'The only Expect that is known is 100-continue.');
const refusals: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem(
    431,
    'too-long',
    `The headers are larger than ${MOST_HEADER_BYTES} bytes.`,
  ),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new Problem(413, 'too-long', 'The chunk extensions are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem(408, 'timeout', 'The request did not arrive in time.'),
};

/** https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
const hasHost = ({ headers, httpVersion }: IncomingMessage) =>
  headers.host !== undefined || httpVersion !== '1.1';

function refuse(response: ServerResponse, problem: Problem): void {
  const [head, body] = partsOf(problem);
  response.writeHead(problem.status, { ...head }).end(body);
}

/** By connection: the request that came last, and whether all before it had got their answers. */
type Lines = WeakMap<Duplex, Exchange>;
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly isAlone: boolean;
}
const isIdle = (last: Exchange | undefined) => last === undefined || last.response.writableFinished;

/**
 * What cannot be read as HTTP is answered only where the bytes cannot be taken for the answer to another
 * request: no request of this connection waits for its answer, but perhaps the broken one itself, whose body
 * is still to come. Else the line is cut.
 */
function answerBrokenRequests(server: Server, lines: Lines): void {
  const refused = new WeakSet<Duplex>();
  server.on(
    'clientError',
    (error: NodeJS.ErrnoException, socket: Duplex & { readonly bytesRead?: number }) => {
      // What still comes in after the refusal is broken too.
      if (refused.has(socket)) return;
      refused.add(socket);
      const last = lines.get(socket);
      const isItself = last?.isAlone === true && !last.request.complete && !last.response.headersSent;
      const isAnswerable = socket.writable && socket.bytesRead !== 0 && (isIdle(last) || isItself);
      if (!isAnswerable || error.code === 'ECONNRESET') {
        socket.destroy();
        return;
      }
      socket.end(asText((error.code !== undefined && refusals[error.code]) || broken));
      // Closed at once, the connection could be reset before the client has read why.
      // https://www.rfc-editor.org/rfc/rfc9112#section-9.6
      setTimeout(() => socket.destroy(), LINGER_MS).unref();
    },
  );
}

function asText(problem: Problem): string {
  const [head, body] = partsOf(problem);
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`, ...lines, '', body].join(
    '\r\n',
  );
}

function partsOf(problem: Problem): readonly [head: Readonly<Record<string, string>>, body: string] {
  const body = JSON.stringify(outcomeOf(problem));
  const head = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  };
  return [head, body];
}
