/*
 * SQLite in a thread of its own: libsql works while its caller waits, and a slow disk must not hold up an answer.
 * Opens workerData.path and says so as 0, then answers each { id, sql, parameters } with { id, rows, changes } or
 * { id, error }.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';

/** Milliseconds to wait for another process that is writing. */
const PATIENCE_MS = 5000;

let database;
try {
  makeFolder(dirname(workerData.path));
  database = open();
  parentPort.postMessage({ id: 0 });
} catch (error) {
  failed(0, error);
  process.exit();
}

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
    failed(id, error);
    startAfresh();
  }
});

function failed(id, error) {
  parentPort.postMessage({ id, error: { message: String(error.message), code: error.code } });
}

/** A comment of a clinician is patient data: a folder that is made here is for this user alone. */
function makeFolder(folder) {
  const mode = 0o700;
  try {
    mkdirSync(folder, { recursive: true, mode });
  } catch {
    // Node 20 says ENOENT of a disk that may only be read; so it says what it is.
    mkdirSync(folder, { mode });
  }
}

function open() {
  const opened = new Database(workerData.path, { timeout: PATIENCE_MS });
  // FULL: what was acknowledged is on the disk, also after a power cut.
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL']) opened.exec(`PRAGMA ${pragma}`);
  return opened;
}

/**
 * libsql 0.5.29 leaves a statement that failed as SQLITE_BUSY unfinished. As long as it is, whatever is written on
 * that connection is reported as done and not committed.
 */
function startAfresh() {
  try {
    database.exec('ROLLBACK');
  } catch {
    // There was no transaction.
  }
  database.close();
  database = open();
}
