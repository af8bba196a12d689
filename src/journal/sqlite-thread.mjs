/*
 * SQLite in a thread of its own: libsql works while its caller waits, and a slow disk must not hold up an answer.
 * Opens workerData.path, then answers each { id, sql, parameters } with { id, rows, changes } or { id, error }.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';

/** Milliseconds to wait for another process that is writing. */
const PATIENCE_MS = 5000;

// A comment of a clinician is patient data: a folder that is made here is for this user alone.
mkdirSync(dirname(workerData.path), { recursive: true, mode: 0o700 });
const database = new Database(workerData.path, { timeout: PATIENCE_MS });
// FULL: what was acknowledged is on the disk, also after a power cut.
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL']) database.exec(`PRAGMA ${pragma}`);

parentPort.on('message', ({ id, sql, parameters }) => {
  if (sql === undefined) {
    database.close();
    parentPort.close();
    return;
  }
  try {
    const statement = database.prepare(sql);
    if (statement.reader) parentPort.postMessage({ id, rows: statement.all(parameters), changes: 0 });
    else parentPort.postMessage({ id, rows: [], changes: statement.run(parameters).changes });
  } catch (error) {
    parentPort.postMessage({ id, error: { message: String(error.message), code: error.code } });
  }
});
parentPort.postMessage({ id: 0, rows: [], changes: 0 });
