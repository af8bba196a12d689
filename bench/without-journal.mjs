/** The service without its journal: what remembering costs is the difference. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { createApp } from '../dist/src/app.js';
import { readConfig } from '../dist/src/config.js';
import { readServices } from '../dist/src/contract/services.js';
import { createHttpServer } from '../dist/src/http/http-server.js';
import { createPipeline } from '../dist/src/pipeline.js';

const config = readConfig(process.env);
const services = readServices(readFileSync(new URL('../cds-services.json', import.meta.url)));
const app = createApp({
  ...createPipeline(config, services),
  config,
  services,
  sourceAttributesOf: () => ({}),
  now: () => new Date(),
  newId: randomUUID,
  log: pino({ level: config.logLevel, base: null }),
});
createHttpServer(app, config).listen(config.port, config.host);
