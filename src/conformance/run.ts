import { isLoopback } from '../contract/server-address.js';
import { authenticationChapter } from './authentication.js';
import { browserChapter } from './browsers.js';
import { callChapter, type Called } from './calls.js';
import { check, type Chapter } from './check.js';
import { connect, type Client } from './client.js';
import { discoveryChapter, listedServices, type ListedService } from './discovery.js';
import { feedbackChapter } from './feedback.js';
import { callFor, madeUpHooks, withFreshInstance, type Chart, type HookCall } from './requests.js';
import type { Signer } from './token.js';
import { wrongCallChapter } from './wrong-calls.js';

export interface Asked {
  /** Without /cds-services and without a slash at the end. */
  readonly base: string;
  /** How the service knows itself: the aud of tokens. */
  readonly publicUrl: string;
  readonly signer: Signer | undefined;
  readonly charts: readonly Chart[];
  /** Calls as they are to be sent, each with the name of its file. */
  readonly calls: readonly (readonly [string, HookCall])[];
  readonly origin: string;
  readonly timeoutMs: number;
  /** false: no feedback is posted, because somebody counts it. */
  readonly feedback: boolean;
}

/**
 * Everything that can be seen of a CDS service from outside, one chapter after the other, as they are done.
 * @throws Unreachable when there is nobody to talk to
 */
export async function* judgeService(asked: Asked): AsyncGenerator<Chapter> {
  const { base, publicUrl, signer } = asked;
  const client = connect(base, asked.timeoutMs, signer && ((path) => signer.sign(`${publicUrl}${path}`)));
  yield transportChapter(base);
  const discovery = await client.call('/cds-services');
  yield discoveryChapter(discovery);

  const called: (readonly [ListedService, Called])[] = [];
  for (const service of listedServices(discovery)) {
    const one = await callChapter(client, service, callsOf(service, asked));
    called.push([service, one]);
    yield one.chapter;
  }
  const [reachable] = called.flatMap(([service, { good, cards }]) =>
    good ? [{ service, good, cards }] : [],
  );
  if (reachable === undefined) return;
  yield* restOf(client, asked, reachable);
}

async function* restOf(
  client: Client,
  { base, publicUrl, signer, origin, feedback }: Asked,
  { service, good, cards }: { service: ListedService; good: HookCall; cards: readonly unknown[] },
): AsyncGenerator<Chapter> {
  yield await wrongCallChapter(client, service, good);
  yield feedback
    ? await feedbackChapter(client, service.id, cards)
    : { title: 'Feedback', checks: [], notes: ['Not posted (--no-feedback).'] };
  const door = { publicUrl, signer, isLoopback: isLoopback(new URL(base)) };
  yield await authenticationChapter(client, door, service, good);
  yield await browserChapter(client, origin, service.id, withFreshInstance(good));
}

/** Calls made up from the charts, and those of this hook that were given. */
const callsOf = (
  service: ListedService,
  { charts, calls }: Asked,
): readonly (readonly [string, HookCall])[] => [
  ...(madeUpHooks.includes(service.hook)
    ? charts.map((chart) => [chart.name, callFor(service, chart)] as const)
    : []),
  ...calls.filter(([, { hook }]) => hook === service.hook),
];

function transportChapter(base: string): Chapter {
  const url = new URL(base);
  const kept = url.protocol === 'https:' || isLoopback(url);
  return { title: 'Transport', checks: [check('T1', base, kept, 'plain HTTP')], notes: [] };
}
