import type { RequestHandler } from 'express';
import type { Config } from '../config.js';
import type { Journal } from '../journal/journal.js';
import type { NotKeptList } from '../pipeline.js';
import { openToOthers } from '../who-may-call.js';

/** Does the process answer? An orchestrator restarts it when not. */
export const live: RequestHandler = (_request, response) => {
  response.json({ status: 'live' });
};

/** Clinical settings that this site has otherwise than by default. */
export type OverriddenSettings = readonly {
  readonly setting: string;
  readonly default: number | string;
  readonly value: number | string;
}[];

export interface ReadyDeps {
  readonly config: Pick<Config, 'disabledRules' | 'silentRules' | 'auth' | 'host' | 'publicUrl'>;
  readonly journal: Pick<Journal, 'isUp'>;
  readonly notKept: () => NotKeptList;
  readonly overridden: OverriddenSettings;
  readonly isStopping: () => boolean;
}

/**
 * May it be sent calls? Nothing outside the process is needed, so it may as soon as it listens, until it was told
 * to stop: 503 to whoever still has a connection, a new one is refused. Without its journal it gives advice and
 * refuses feedback. Also says, once and not on every card, which resource types the FHIR servers seen so far do not
 * keep, which clinical settings are not the defaults, which rules the site has switched off or silenced, and that
 * nobody is authenticated where
 * others than this machine may reach the port.
 */
export const ready =
  ({ config, journal, notKept, overridden, isStopping }: ReadyDeps): RequestHandler =>
  (_request, response) => {
    if (isStopping()) {
      response.status(503).json({ status: 'stopping' });
      return;
    }
    const { disabledRules, silentRules } = config;
    const list = notKept();
    const WARNING = openToOthers(config);
    response.json({
      status: 'ready',
      journal: journal.isUp() ? 'up' : 'degraded',
      ...(WARNING !== undefined && { WARNING }),
      ...(Object.keys(list).length > 0 && { notKept: list }),
      ...(overridden.length > 0 && { settings: overridden }),
      ...(disabledRules.length > 0 && { disabledRules }),
      ...(silentRules.length > 0 && { silentRules }),
    });
  };
