import { Migrator, type Kysely, type Migration } from 'kysely';
import type { Database } from './schema.js';

/** Every change of the tables, in the order of their names; one that was released is never edited. */
const migrations: Readonly<Record<string, Migration>> = {
  '001-journal': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('served_card')
        .ifNotExists()
        .addColumn('card', 'text', (column) => column.primaryKey())
        .addColumn('served_at', 'text', (column) => column.notNull())
        .addColumn('service', 'text', (column) => column.notNull())
        .addColumn('hook', 'text', (column) => column.notNull())
        .addColumn('client', 'text', (column) => column.notNull())
        .addColumn('topic', 'text', (column) => column.notNull())
        .addColumn('indicator', 'text', (column) => column.notNull())
        .addColumn('rules', 'text', (column) => column.notNull())
        .addColumn('suggestions', 'text', (column) => column.notNull())
        .addColumn('fate', 'text', (column) => column.notNull())
        .addColumn('rule_set', 'text', (column) => column.notNull())
        .addColumn('patient_hash', 'text', (column) => column.notNull())
        .addColumn('user_hash', 'text')
        .addColumn('order_hash', 'text')
        .addColumn('said_hash', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('feedback')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('received_at', 'text', (column) => column.notNull())
        .addColumn('service', 'text', (column) => column.notNull())
        .addColumn('client', 'text', (column) => column.notNull())
        .addColumn('card', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('suggestions', 'text', (column) => column.notNull())
        .addColumn('reason_system', 'text')
        .addColumn('reason_code', 'text')
        .addColumn('reason_display', 'text')
        .addColumn('comment', 'text')
        .addColumn('outcome_at', 'text', (column) => column.notNull())
        .addColumn('topic', 'text')
        .execute();
      await db.schema
        .createTable('seen_token')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('pulse')
        .ifNotExists()
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('at', 'text', (column) => column.notNull())
        .execute();
      for (const [table, column] of [
        ['served_card', 'served_at'],
        ['served_card', 'patient_hash'],
        ['feedback', 'card'],
        ['feedback', 'received_at'],
        ['seen_token', 'until'],
      ] as const) {
        const index = db.schema.createIndex(`${table}_${column}`).ifNotExists();
        await index.on(table).column(column).execute();
      }
    },
  },
};

/**
 * Brings the tables to this version. Of services that start together on one database, the others wait.
 * @throws what the database says
 */
export async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: 'journal_migration',
    migrationLockTableName: 'journal_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  // The caller reads it whatever it is.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (error !== undefined) throw error;
}
